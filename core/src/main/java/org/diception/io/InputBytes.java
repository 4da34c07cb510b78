package org.diception.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.diception.ModelException;

/** A checkpoint file that is read at given positions; every failure names the file. */
final class InputBytes implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private InputBytes(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
    }

    static InputBytes open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(path + ": " + (Files.exists(path) ? "is not a file" : "no such file")
                    + "; a checkpoint file is wanted");
        }
        try {
            return new InputBytes(path, FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be opened (" + e + "); check its permissions", e);
        }
    }

    String label() {
        return path.toString();
    }

    long size() {
        return size;
    }

    /** Fills the buffer from the given byte on. */
    void read(ByteBuffer target, long position) {
        long from = position - target.position();
        try {
            while (target.hasRemaining()) {
                if (channel.read(target, from + target.position()) < 0) {
                    throw broken("ends at byte " + (from + target.position()) + ", more was expected");
                }
            }
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be read (" + e + ")", e);
        }
    }

    /** Bytes that the caller has bounded already, in little-endian order. */
    ByteBuffer read(long position, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        read(buffer, position);
        return buffer.flip();
    }

    /** The refusal of a file whose bytes are wrong, in one line. */
    ModelException broken(String cause) {
        return refused(cause, "it is damaged or of another format, fetch it again");
    }

    /** The refusal of a file, in one line. */
    ModelException refused(String cause, String cure) {
        return new ModelException(path + ": " + cause + "; " + cure);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be closed (" + e + ")", e);
        }
    }
}
