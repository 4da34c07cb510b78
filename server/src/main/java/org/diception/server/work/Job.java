package org.diception.server.work;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.diception.output.Answer;

/** A question whose client does not wait: asks how far it is, comes for the answer later. Thread-safe. */
public final class Job {
    /** What becomes of a job. */
    public enum State { WAITING, RUNNING, DONE, FAILED, CANCELLED }

    private final String id;
    private final Ask ask;
    private final Ticket ticket;
    private final Instant created = Instant.now();
    private long version;
    private boolean fetched;

    Job(String id, Ask ask, Ticket ticket) {
        this.id = id;
        this.ask = ask;
        this.ticket = ticket;
        ticket.listen(this::changed);
        ticket.answer().whenComplete((answer, failure) -> changed());
    }

    public String id() {
        return id;
    }

    public Ask ask() {
        return ask;
    }

    public Instant created() {
        return created;
    }

    public Standing standing() {
        return ticket.standing();
    }

    public State state() {
        if (ticket.isOpen()) {
            return standing().running() ? State.RUNNING : State.WAITING;
        }
        return failure().map(why -> why instanceof Refusal refusal
                && refusal.reason() == Refusal.Reason.CANCELLED ? State.CANCELLED : State.FAILED)
                .orElse(State.DONE);
    }

    public boolean isFinished() {
        return !ticket.isOpen();
    }

    /** Why there will be no answer. */
    public Optional<Throwable> failure() {
        return ticket.isOpen() ? Optional.empty()
                : Optional.ofNullable(ticket.answer().handle((answer, why) -> why).join());
    }

    /** The answer, if there is one already; it counts as fetched now. */
    public Optional<Answer> fetch() {
        if (ticket.isOpen() || failure().isPresent()) {
            return Optional.empty();
        }
        synchronized (this) {
            fetched = true;
        }
        return Optional.of(ticket.answer().join());
    }

    public void cancel() {
        ticket.leave();
    }

    /** Counts changes; hand it to {@link #await}. */
    public synchronized long version() {
        return version;
    }

    /** Waits until something has changed since, at most so long. */
    public synchronized void await(long since, long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        long left = milliseconds;
        while (version == since && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** Whether somebody may still come for the answer. */
    synchronized boolean isOutstanding() {
        return !fetched && (!isFinished() || failure().isEmpty());
    }

    private synchronized void changed() {
        version++;
        notifyAll();
    }

    /** What it takes in memory. */
    long bytes() {
        return isFinished() && failure().isEmpty() ? Weights.bytes(ticket.answer().join()) : 4096;
    }
}
