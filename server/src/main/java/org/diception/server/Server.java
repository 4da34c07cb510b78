package org.diception.server;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.diception.Diception;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.server.http.Api;
import org.diception.server.http.Web;
import org.diception.server.metrics.Meters;
import org.diception.server.metrics.RequestLog;
import org.diception.server.photos.PhotoStore;
import org.diception.server.work.Desk;
import org.diception.server.work.Device;
import org.diception.server.work.Jobs;

/**
 * A model behind HTTP. Listens at once and loads the model meanwhile.
 *
 * <pre>{@code
 * try (Server server = Server.start(Settings.standard(), Diception::nano, Task.all(), System.err)) {
 *     server.await();
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close} takes nothing more, answers what was accepted, and frees the model.
 */
public final class Server implements AutoCloseable {
    /** How long a finished job waits for somebody to fetch its answer from a server that stops. */
    private static final Duration LINGER = Duration.ofSeconds(10);
    private static final int PAUSE_MILLISECONDS = 20;

    private final Settings settings;
    private final Meters meters = new Meters();
    private final Desk desk;
    private final Jobs jobs;
    private final Device device;
    private final ExecutorService painters =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final RequestLog log;
    private final Web web;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean stopping;

    private Server(Settings settings, Supplier<Diception> model, List<Task> tasks, PrintStream log) {
        this.settings = settings;
        this.log = new RequestLog(log);
        Capacity capacity = settings.capacity();
        desk = new Desk(capacity, meters);
        jobs = new Jobs(desk, capacity);
        device = new Device(desk, model, meters);
        PhotoStore photos = new PhotoStore(settings.limits(), capacity.photoBytes());
        meters.watch(desk);
        meters.watch("photos", photos::state);
        meters.watch("answers", desk::answers);
        web = Api.web(new Api.Parts(settings, tasks, photos, desk, jobs, device.model(), () -> stopping,
                painters, meters, this.log));
    }

    /**
     * Listens, and begins to load the model.
     *
     * @param model loads it; called once, on the thread that will answer
     * @param tasks what can be asked of it
     * @param log for one line of JSON for each event
     * @throws org.diception.UsageException if it cannot listen there
     */
    public static Server start(Settings settings, Supplier<Diception> model, List<Task> tasks,
            PrintStream log) {
        Server server = new Server(settings, model, tasks, log);
        server.listen();
        server.device.start();
        server.device.model().whenComplete((loaded, failure) -> {
            server.log.write(failure == null ? "ready" : "broken", line -> {
                if (failure != null) {
                    line.put("what", String.valueOf(failure.getMessage()));
                }
            });
            if (failure != null) {
                server.end.completeExceptionally(failure);
            }
        });
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return web.port();
    }

    /** Done when the model is in memory. */
    public CompletableFuture<Diception> model() {
        return device.model();
    }

    /** Waits for the end: {@link #close} by another thread, or a model that cannot be loaded. */
    public void await() {
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (stopping) {
            end.exceptionally(failure -> null).join();
            return;
        }
        stopping = true;
        log.write("stopping", line -> line.put("open", desk.open()));
        desk.stop();
        try {
            long limit = System.nanoTime() + settings.capacity().drain().toNanos();
            boolean answered = device.join(settings.capacity().drain().toMillis());
            linger(Math.min(limit, System.nanoTime() + LINGER.toNanos()));
            log.write("stopped", line -> line.put("answered", answered).put("lost", desk.open()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        painters.shutdown();
        web.close(); // lets responses that are on their way end
        desk.close();
        meters.close();
        end.complete(null);
    }

    private void linger(long limit) throws InterruptedException {
        while (jobs.outstanding() > 0 && System.nanoTime() < limit) {
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private void listen() {
        try {
            web.start();
        } catch (RuntimeException e) {
            painters.shutdown();
            throw new UsageException("cannot listen on " + settings.host() + ":"
                    + settings.port() + " (" + cause(e) + "); choose another --port");
        }
    }

    private static String cause(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : cause(e.getCause());
    }
}
