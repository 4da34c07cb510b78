package org.diception.server.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.diception.output.Answer;
import org.diception.server.Capacity;
import org.diception.server.photos.Kept;
import org.diception.server.photos.StoredPhoto;

/**
 * Takes questions for one device, or refuses them at once. Equal questions become one work, and its answer is
 * kept for those who ask again, as for another format. Thread-safe.
 */
public final class Desk implements AutoCloseable {
    /** Latents that are computed while nothing else is to be done. */
    private static final int MOST_AHEAD = 16;
    private static final double NEWEST = 0.1; // weight in the mean of the last ten or so
    private static final int LONGEST_RETRY = 600;

    private final Capacity capacity;
    private final Observer observer;
    private final FairQueue<Work> queue;
    private final Deque<StoredPhoto> ahead = new ArrayDeque<>();
    private final Map<Ask, Work> current = new HashMap<>(); // waiting or running
    private final Kept<Ask, Answer> answers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "diception-clock");
        thread.setDaemon(true);
        return thread;
    });
    private double secondsForOne = 1;
    private boolean stopping;

    public Desk(Capacity capacity, Observer observer) {
        this.capacity = capacity;
        this.observer = observer;
        this.queue = new FairQueue<>(capacity.waiting());
        this.answers = new Kept<>(capacity.answerBytes(), Weights::bytes);
    }

    /**
     * A claim to an answer.
     *
     * @param client whose turn it takes
     * @param deadline after which nobody waits for it
     * @throws Refusal if there is no place
     */
    public Ticket ask(Ask ask, String client, Duration deadline) {
        Ticket ticket = new Ticket();
        Optional<Answer> known = answers.get(ask);
        if (known.isPresent()) {
            observer.shared();
            ticket.answer().complete(known.get());
            return ticket;
        }
        take(ask, client, ticket);
        ScheduledFuture<?> alarm =
                clock.schedule(ticket::late, deadline.toMillis(), TimeUnit.MILLISECONDS);
        ticket.answer().whenComplete((answer, failure) -> {
            alarm.cancel(false);
            if (failure instanceof Refusal refusal) {
                observer.refused(refusal.reason());
            }
            forgetUnwanted(ask);
        });
        return ticket;
    }

    /** Computes a photo's latent as soon as nothing else is to be done. */
    public synchronized void prepare(StoredPhoto photo) {
        if (ahead.size() < MOST_AHEAD && !stopping) {
            ahead.add(photo);
            notifyAll();
        }
    }

    /** Calls something again and again, to see whether a client is still there. */
    public ScheduledFuture<?> every(Duration pause, Runnable look) {
        return clock.scheduleWithFixedDelay(look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes nothing more; what was taken will be answered. */
    public synchronized void stop() {
        stopping = true;
        ahead.clear();
        notifyAll();
    }

    /** Waiting or being answered. */
    public synchronized int open() {
        return current.size();
    }

    public synchronized int waiting() {
        return queue.size();
    }

    public Kept.State answers() {
        return answers.state();
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
    }

    private synchronized void take(Ask ask, String client, Ticket ticket) {
        if (stopping) {
            throw refuse(Refusal.Reason.STOPPING, "the server is stopping; ask again in a moment");
        }
        Work running = current.get(ask);
        if (running != null && running.join(ticket)) {
            observer.shared();
            return;
        }
        Work work = new Work(ask);
        work.join(ticket);
        if (!queue.offer(client, work)) {
            throw refuse(Refusal.Reason.FULL, "all " + capacity.waiting()
                    + " places are taken; ask again when Retry-After is over");
        }
        current.put(ask, work);
        notifyAll();
    }

    private Refusal refuse(Refusal.Reason reason, String message) {
        observer.refused(reason);
        double seconds = Math.ceil(secondsForOne * (queue.size() + 1));
        return new Refusal(reason, (int) Math.max(1, Math.min(LONGEST_RETRY, seconds)), message);
    }

    /** What the device shall do next: works that go together, or a photo's latent; empty at the end. */
    synchronized Optional<Turn> next() throws InterruptedException {
        while (true) {
            Optional<Work> first = queue.poll();
            if (first.isPresent()) {
                List<Work> others = queue.pollAll(
                        work -> work.ask().joins(first.get().ask()), capacity.batch() - 1);
                return Optional.of(Turn.of(Stream.concat(first.stream(), others.stream()).toList()));
            }
            if (!ahead.isEmpty()) {
                return Optional.of(Turn.of(ahead.poll()));
            }
            if (stopping) {
                return Optional.empty();
            }
            wait();
        }
    }

    void finished(Work work, Answer answer, double seconds) {
        answers.put(work.ask(), answer);
        synchronized (this) {
            secondsForOne += NEWEST * (seconds - secondsForOne);
            current.remove(work.ask(), work);
        }
        work.finish(answer);
    }

    void failed(Work work, Throwable why) {
        synchronized (this) {
            current.remove(work.ask(), work);
        }
        work.fail(why);
    }

    private synchronized void forgetUnwanted(Ask ask) {
        Work work = current.get(ask);
        if (work != null && !work.isWanted()) {
            queue.remove(work);
            current.remove(ask);
        }
    }
}
