package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void theFileAppearsWithItsFoldersAndReplacesAnOlderOne() {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFile.write(file, out -> out.write("old".getBytes()));
        AtomicFile.write(file, out -> {
            assertThat(file).hasContent("old"); // until all is written
            out.write("new".getBytes());
        });
        assertThat(file).hasContent("new");
        assertThat(file.getParent().toFile().list()).containsExactly("c.txt");
    }

    @Test
    void aFailureLeavesTheOlderFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(1);
            throw new IOException("No space left on device");
        })).isInstanceOf(InputException.class)
                .hasMessageContainingAll("c.txt", "No space left", "free space");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            throw new IllegalStateException("cancelled");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("c.txt");
    }

    @Test
    void aFolderInThePlaceOfTheFileIsNamed() throws IOException {
        Path file = Files.createDirectories(folder.resolve("c.txt/inside")).getParent();
        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("c.txt: cannot be written");
        assertThat(folder.toFile().list()).containsExactly("c.txt");
    }
}
