package org.diception.server.work;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.diception.server.Capacity;
import org.diception.server.photos.Kept;

/**
 * Jobs by names that cannot be guessed. Those that are finished stay as long as there is room; the least
 * recently used goes first. Thread-safe.
 */
public final class Jobs {
    private static final int ID_BYTES = 16;

    private final Desk desk;
    private final Capacity capacity;
    private final Map<String, Job> open = new ConcurrentHashMap<>();
    private final Kept<String, Job> finished;
    private final SecureRandom random = new SecureRandom();

    public Jobs(Desk desk, Capacity capacity) {
        this.desk = desk;
        this.capacity = capacity;
        this.finished = new Kept<>(capacity.answerBytes(), Job::bytes);
    }

    /** @throws Refusal if there is no place */
    public Job start(Ask ask, String client) {
        Ticket ticket = desk.ask(ask, client, capacity.jobDeadline());
        Job job = new Job(newId(), ask, ticket);
        open.put(job.id(), job);
        ticket.answer().whenComplete((answer, failure) -> {
            finished.put(job.id(), job);
            open.remove(job.id());
        });
        return job;
    }

    public Optional<Job> get(String id) {
        return Optional.ofNullable(open.get(id)).or(() -> finished.get(id));
    }

    /** Cancels a job, or forgets one that is finished. */
    public void remove(Job job) {
        job.cancel();
        finished.remove(job.id());
    }

    /** Jobs whose answers nobody has fetched yet. */
    public long outstanding() {
        return open.size() + finished.values().stream().filter(Job::isOutstanding).count();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
