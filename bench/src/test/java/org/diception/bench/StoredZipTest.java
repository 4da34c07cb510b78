package org.diception.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java's own reader of zip files says what was written. */
class StoredZipTest {
    @TempDir
    Path folder;

    @Test
    void anotherReaderFindsEveryRecordAndItsChecksum() throws IOException {
        Path file = write(0);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "a/first")).isEqualTo("one");
            assertThat(text(zip, "a/second")).isEqualTo("two");
            assertThat(zip.getEntry("a/first").getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    @Test
    void anotherReaderFindsWhatLiesBeyondFourGigabytes() throws IOException {
        Path file = write(5L << 30); // a hole: the file system stores nothing there
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "a/first")).isEqualTo("one");
            assertThat(text(zip, "a/second")).isEqualTo("two");
        }
    }

    @Test
    void aRecordOfAnotherSizeThanAnnouncedIsRefused() {
        assertThatThrownBy(() -> {
                    try (FileChannel out = open("short.zip")) {
                        new StoredZip(out).put("a", 4, sink -> sink.write(bytes("one")));
                    }
                })
                .isInstanceOf(IllegalStateException.class).hasMessage("a has 3 bytes, announced 4");
    }

    private Path write(long hole) throws IOException {
        Path file = folder.resolve("archive.zip");
        try (FileChannel out = open("archive.zip")) {
            var zip = new StoredZip(out);
            zip.put("a/first", 3, sink -> sink.write(bytes("one")));
            out.position(out.position() + hole);
            zip.put("a/second", 3, sink -> sink.write(bytes("two")));
            zip.finish();
        }
        return file;
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ZipFile zip, String name) throws IOException {
        byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes(); // checks the checksum
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
