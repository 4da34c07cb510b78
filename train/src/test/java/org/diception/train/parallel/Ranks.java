package org.diception.train.parallel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Ranks as threads of one process, connected over the loopback by the same means as processes. */
public final class Ranks {
    private Ranks() {}

    /** Runs them and waits for all; throws what the first of them threw, by rank. */
    public static void run(int ranks, Consumer<Placement> work) {
        List<Throwable> thrown = failures(ranks, work);
        if (!thrown.isEmpty()) {
            throw (RuntimeException) thrown.get(0);
        }
    }

    /** Runs them and gives what they threw, by rank. */
    static List<Throwable> failures(int ranks, Consumer<Placement> work) {
        int port = freePort();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            Placement place = new Placement(rank, ranks, "127.0.0.1", port);
            running.add(CompletableFuture.runAsync(
                    () -> work.accept(place), task -> new Thread(task).start()));
        }
        List<Throwable> thrown = new ArrayList<>();
        for (CompletableFuture<Void> rank : running) {
            try {
                rank.join();
            } catch (CompletionException e) {
                thrown.add(e.getCause());
            }
        }
        return thrown;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
