package org.diception.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.diception.io.NativeMemory;
import org.diception.server.photos.Kept;
import org.diception.server.work.Desk;
import org.diception.server.work.Observer;
import org.diception.server.work.Refusal;

/** Numbers for {@code /metrics} in Prometheus' text format. Thread-safe. */
public final class Meters implements Observer, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("diception.resident.bytes", NativeMemory::resident)
                .description("memory of the process, libtorch's included").register(registry);
    }

    /** Adds the queue. */
    public void watch(Desk desk) {
        Gauge.builder("diception.queue.waiting", desk, Desk::waiting)
                .description("works that wait for the device").register(registry);
        Gauge.builder("diception.queue.open", desk, Desk::open)
                .description("works that wait or are being answered").register(registry);
    }

    /** Adds a cache. */
    public void watch(String cache, Supplier<Kept.State> state) {
        gauge("diception.cache.bytes", cache, () -> state.get().bytes());
        gauge("diception.cache.things", cache, () -> state.get().count());
        gauge("diception.cache.hits", cache, () -> state.get().hits());
        gauge("diception.cache.misses", cache, () -> state.get().misses());
        gauge("diception.cache.dropped", cache, () -> state.get().dropped());
    }

    @Override
    public void took(String task, Stage stage, long nanoseconds) {
        Timer.builder("diception.seconds").description("seconds by task and stage")
                .tag("task", task).tag("stage", stage.name().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram(false)
                .register(registry).record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public void refused(Refusal.Reason reason) {
        Counter.builder("diception.refused").description("questions that were not answered")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT)).register(registry).increment();
    }

    @Override
    public void shared() {
        Counter.builder("diception.shared")
                .description("questions answered with what another one had asked for")
                .register(registry).increment();
    }

    /** A request was answered; {@code route} is the pattern, not what somebody typed. */
    public void request(String route, int status, double milliseconds) {
        Timer.builder("diception.http").description("seconds by route and status")
                .tag("route", route).tag("status", String.valueOf(status))
                .register(registry).record((long) (milliseconds * 1e6), TimeUnit.NANOSECONDS);
    }

    /** All numbers. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private void gauge(String name, String cache, Supplier<Number> value) {
        Gauge.builder(name, value).tag("cache", cache).register(registry);
    }
}
