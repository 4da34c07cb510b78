package org.diception.server.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.diception.output.Answer;
import org.diception.server.work.Ask;
import org.diception.server.work.Desk;
import org.diception.server.work.Ticket;

/** All that one request asks. If its client goes away, what it waits for is given up before the next step. */
final class Asking {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Desk desk;
    private final Context request;
    private final String client;
    private final long end;
    private final Set<Ticket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean left;

    /** @param deadline for all of it together */
    Asking(Desk desk, Context request, Duration deadline) {
        this.desk = desk;
        this.request = request;
        this.client = request.ip();
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /** @throws org.diception.server.work.Refusal if there is no place */
    CompletableFuture<Answer> ask(Ask ask) {
        Duration time = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        Ticket ticket = desk.ask(ask, client, time);
        open.add(ticket);
        ticket.answer().whenComplete((answer, failure) -> open.remove(ticket));
        if (left) {
            ticket.leave();
        }
        return ticket.answer();
    }

    /** Sends what becomes of the answers. */
    void send(CompletableFuture<Rendered> response) {
        WatchedConnector.watch(request.req());
        ScheduledFuture<?> looks = desk.every(LOOK, () -> {
            if (WatchedConnector.isGone(request.req())) {
                leave();
            }
        });
        request.future(() -> response
                .whenComplete((rendered, failure) -> {
                    leave(); // where one failed, the others are not waited for
                    looks.cancel(false);
                    WatchedConnector.release(request.req());
                })
                .thenAccept(rendered -> rendered.send(request)));
    }

    private void leave() {
        left = true;
        open.forEach(Ticket::leave);
    }
}
