package org.diception.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.diception.Adapter;
import org.diception.ModelException;

/**
 * A short name for the weights of a model: SHA-256 over the sizes of its files and over pieces of them, whole
 * where they are small. Hashing gigabytes would take longer than an answer; training changes every piece.
 */
final class Fingerprint {
    private static final int PIECES = 16;
    private static final int PIECE_BYTES = 1 << 16;
    private static final int HEX_DIGITS = 16;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Of all configs and weights below the folder, in the order of their names, and of the checkpoint. */
    static String of(ModelFolder folder) {
        var fingerprint = new Fingerprint();
        fingerprint.addAll(folder.root());
        fingerprint.addAll(folder.checkpoint());
        return fingerprint.hex();
    }

    /** The same, computed on another thread meanwhile; asking waits for it and fails as it failed. */
    static Supplier<String> begin(ModelFolder folder) {
        var computing = CompletableFuture.supplyAsync(() -> of(folder));
        return () -> {
            try {
                return computing.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        };
    }

    /** Of a model with adapters, each of them by its files and its weight. */
    static String of(String model, List<Adapter> adapters) {
        var fingerprint = new Fingerprint();
        fingerprint.digest.update(model.getBytes(StandardCharsets.UTF_8));
        for (Adapter adapter : adapters) {
            fingerprint.addAll(adapter.path());
            fingerprint.digest.update(
                    ByteBuffer.allocate(Double.BYTES).putDouble(adapter.weight()).flip());
        }
        return fingerprint.hex();
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    /** A file, or what counts below a folder. */
    private void addAll(Path path) {
        try (Stream<Path> walk = Files.walk(path)) {
            boolean alone = Files.isRegularFile(path);
            List<Path> files = walk.filter(file -> alone || counts(file)).sorted().toList();
            for (Path file : files) {
                add(file);
            }
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".json") || name.endsWith(".safetensors"));
    }

    private void add(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            boolean small = size <= (long) PIECES * PIECE_BYTES;
            long step = small ? PIECE_BYTES : (size - PIECE_BYTES) / (PIECES - 1);
            for (long position = 0; position < size; position += step) {
                digest.update(piece(channel, position));
            }
        }
    }

    private static ByteBuffer piece(FileChannel channel, long position) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        while (piece.hasRemaining() && channel.read(piece, position + piece.position()) >= 0) {
            // a channel may give less than was asked for
        }
        return piece.flip();
    }
}
