package org.diception.server.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.diception.InputException;
import org.diception.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPicturesTest {
    private static final byte[] PICTURE = {1, 2, 3};

    @TempDir
    private Path around;
    private Path folder;
    private TaskPictures pictures;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(around.resolve("folder"));
        Files.createDirectories(folder.resolve("upload/1"));
        Files.write(folder.resolve("upload/1/a b+c.jpg"), PICTURE);
        Files.write(around.resolve("secret.jpg"), PICTURE);
        pictures = new TaskPictures(List.of(folder), PICTURE.length);
    }

    @Test
    void uploadedAndLocalFilesAndDataUrisAreRead() {
        assertThat(pictures.read("/data/upload/1/a%20b+c.jpg")).isEqualTo(PICTURE);
        assertThat(pictures.read("/data/local-files/?d=upload/1/a+b%2Bc.jpg")).isEqualTo(PICTURE);
        assertThat(pictures.read("/data/local-files/?d=/upload/1/a%20b%2Bc.jpg")).isEqualTo(PICTURE);
        assertThat(pictures.read("data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE)))
                .isEqualTo(PICTURE);
    }

    @Test
    void nothingOutsideTheFolderIsRead() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.jpg"), around.resolve("secret.jpg"));
        for (String path : List.of("../secret.jpg", "%2e%2e/secret.jpg", "link.jpg", "upload", "", "a\0b",
                "upload/../../secret.jpg", around.resolve("secret.jpg").toString())) {
            assertThatThrownBy(() -> pictures.read("/data/local-files/?d=" + path)).as(path)
                    .isInstanceOf(InputException.class).hasMessageContaining("not in the folders");
        }
        assertThatThrownBy(() -> pictures.read("/data/upload/../../secret.jpg"))
                .isInstanceOf(InputException.class);
    }

    @Test
    void urlsAreRefusedInWords() {
        for (String url : List.of("http://example.org/a.jpg", "s3://bucket/a.jpg", "file:///etc/passwd",
                "//host/a",
                "/etc/passwd", "/tasks/1/presign/?fileuri=x")) {
            assertThatThrownBy(() -> pictures.read(url)).as(url)
                    .isInstanceOf(InputException.class).hasMessageContaining("fetches no URL");
        }
    }

    @Test
    void whatIsTooLargeOrBrokenOrHasNoFolderIsRefused() throws IOException {
        Files.write(folder.resolve("large.jpg"), new byte[PICTURE.length + 1]);
        assertThatThrownBy(() -> pictures.read("/data/local-files/?d=large.jpg"))
                .hasMessageContaining("larger than 3");
        assertThatThrownBy(() -> pictures.read("data:image/png;base64,AAAAAAAA"))
                .hasMessageContaining("larger");
        assertThatThrownBy(() -> pictures.read("data:image/png,AAAA")).hasMessageContaining("base64");
        assertThatThrownBy(() -> pictures.read("data:;base64,!")).hasMessageContaining("base64");
        assertThatThrownBy(() -> pictures.read("/data/upload/%zz")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new TaskPictures(List.of(), 9).read("/data/upload/1/a.jpg"))
                .hasMessageContaining("--label-studio-files");
        assertThatThrownBy(() -> new TaskPictures(List.of(folder.resolve("none")), 9))
                .isInstanceOf(UsageException.class).hasMessageContaining("no such folder");
    }
}
