package org.diception.server.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diception.output.Answer;

/** One answer to compute, for all who wait for it. Thread-safe. */
final class Work {
    private final Ask ask;
    private final long asked = System.nanoTime();
    private final List<Ticket> tickets = new ArrayList<>();
    private Standing standing = Standing.WAITING;
    private long started;
    private boolean over;

    Work(Ask ask) {
        this.ask = ask;
    }

    Ask ask() {
        return ask;
    }

    /** One more waits; not if the work was given up or done meanwhile. */
    synchronized boolean join(Ticket ticket) {
        if (over) {
            return false;
        }
        tickets.add(ticket);
        ticket.moved(standing);
        return true;
    }

    /** Whether anybody waits. Once nobody does it is over for good: who comes later starts anew. */
    synchronized boolean isWanted() {
        over |= tickets.stream().noneMatch(Ticket::isOpen);
        return !over;
    }

    /** Its turn has come: how long it had to wait. */
    synchronized long start() {
        started = System.nanoTime();
        moved(Standing.STARTED);
        return started - asked;
    }

    synchronized void step(int done, int total) {
        double seconds = (double) (System.nanoTime() - started) / TimeUnit.SECONDS.toNanos(1);
        moved(Standing.after(done, total, seconds, ask.samples()));
    }

    void finish(Answer answer) {
        end().forEach(ticket -> ticket.answer().complete(answer));
    }

    void fail(Throwable why) {
        end().forEach(ticket -> ticket.end(why));
    }

    private synchronized List<Ticket> end() { // completed outside: who waits may do anything
        over = true;
        return List.copyOf(tickets);
    }

    private void moved(Standing value) {
        standing = value;
        tickets.forEach(ticket -> ticket.moved(value));
    }
}
