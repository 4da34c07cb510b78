package org.diception.train.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.diception.InputException;

/**
 * The files of a run. One process at a time works in it; the lock ends with the process, however that ends.
 */
public final class RunFolder implements AutoCloseable {
    private final Path root;
    private final Closeable lock;

    private RunFolder(Path root, Closeable lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be, takes it, and removes drafts of files that a killed process has left.
     *
     * @throws InputException if another process is at work in it
     */
    public static RunFolder take(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(root.resolve(".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new InputException(root + ": another process is training here; wait for it, or name"
                        + " another folder in 'run'");
            }
            for (Path draft : drafts(root)) {
                Files.delete(draft);
            }
            return new RunFolder(root, channel);
        } catch (IOException e) {
            throw new InputException(root + ": cannot be used (" + e + "); check its permissions", e);
        }
    }

    /** The same folder for a process that only reads, beside the one that has taken it. */
    static RunFolder readOnly(Path root) {
        return new RunFolder(root, () -> { });
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) { // held by this very process
            return false;
        }
    }

    private static List<Path> drafts(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().matches("\\..+\\.[0-9a-f-]{36}\\.tmp"))
                    .toList();
        }
    }

    public Path root() {
        return root;
    }

    /** What a stopped run goes on from. */
    public Path checkpoint() {
        return root.resolve("checkpoint.safetensors");
    }

    /** A line of numbers for each interval. */
    public Path log() {
        return root.resolve("train.jsonl");
    }

    /** The page with curves and samples. */
    public Path page() {
        return root.resolve("index.html");
    }

    /** A picture of the page, such as {@code loss.png}. */
    public Path picture(String name) {
        return root.resolve(name);
    }

    /** Answers to some of the pairs that the finished run was scored on. */
    public Path answers() {
        return root.resolve("answers");
    }

    /** Prompts as vectors, if the model brings none. */
    public Path prompts() {
        return root.resolve("prompts.safetensors");
    }

    /** Latents of the data sets. */
    public Path latents() {
        return root.resolve("latents");
    }

    /** The finished model. */
    public Path model() {
        return root.resolve("model");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new InputException(root + ": the lock cannot be given back (" + e + ")", e);
        }
    }
}
