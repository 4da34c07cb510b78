package org.diception.train.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.diception.InputException;

/**
 * The samples that could not be used: each is named with its cause, and beyond a limit the run fails, since a
 * number over the rest would be about another set. Thread-safe.
 */
public final class Skips {
    private final String set;
    private final int limit;
    private final TreeMap<String, String> causes = new TreeMap<>();
    private String last = "";

    /**
     * @param set name of the set, for messages
     * @param limit how many different samples may be skipped
     */
    public Skips(String set, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("at most " + limit + " samples may be skipped");
        }
        this.set = set;
        this.limit = limit;
    }

    /** A limit that is a share of a set, rounded down. */
    public static Skips share(DataSet set, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " may be skipped, wanted 0 to 1");
        }
        return new Skips(set.name(), (int) Math.floor(share * set.size()));
    }

    /**
     * What is made of a sample, or nothing, with the sample noted, if that fails for what is in its files.
     *
     * @throws InputException if there are more than the limit now
     */
    public <T> Optional<T> attempt(String sample, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (InputException e) {
            add(sample, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Notes a sample; one that is noted already does not count again.
     *
     * @throws InputException if there are more than the limit now
     */
    public synchronized void add(String sample, String cause) {
        if (causes.putIfAbsent(sample, cause) == null) {
            last = sample + ": " + cause;
        }
        if (causes.size() > limit) {
            throw new InputException(set + ": " + causes.size() + " samples cannot be used, at most " + limit
                    + " may be skipped; the last one is " + sample + ": " + cause);
        }
    }

    public synchronized int count() {
        return causes.size();
    }

    /** The sample that was noted last, and its cause; empty before any. */
    public synchronized String last() {
        return last;
    }

    /** One line for each, in the order of their names: the name and the cause. */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        causes.forEach((sample, cause) -> lines.add(sample + ": " + cause));
        return lines;
    }
}
