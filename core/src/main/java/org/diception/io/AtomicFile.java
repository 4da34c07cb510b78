package org.diception.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.diception.InputException;

/**
 * Files that appear whole or not at all: written beside the target under a hidden name, then moved over it.
 * If writing fails, the hidden file is deleted and an older target stays as it was.
 */
public final class AtomicFile {
    /** Writes the content of a file in the order of its bytes. */
    @FunctionalInterface
    public interface StreamBody {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the content of a file through its channel. */
    @FunctionalInterface
    public interface ChannelBody {
        void writeTo(FileChannel out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes through a buffered stream.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(Path target, StreamBody body) {
        writeChannel(target, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            body.writeTo(out);
            out.flush();
        });
    }

    /**
     * Writes a text in UTF-8.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes through a channel. Missing folders are made.
     *
     * @throws InputException if the file cannot be
     * written
     */
    public static void writeChannel(Path target, ChannelBody body) {
        Path absolute = target.toAbsolutePath();
        Path hidden = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(absolute.getParent());
            try (FileChannel out =
                    FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                body.writeTo(out);
            }
            moveOver(hidden, absolute);
        } catch (IOException e) {
            throw new InputException(target + ": cannot be written (" + e
                    + "); check the folder's permissions and free space", e);
        } finally {
            delete(hidden);
        }
    }

    private static void moveOver(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) { // some network file systems
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path hidden) {
        try {
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            hidden.toFile().deleteOnExit(); // the first failure is the one to report
        }
    }
}
