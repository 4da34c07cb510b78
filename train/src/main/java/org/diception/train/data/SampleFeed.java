package org.diception.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.diception.InputException;
import org.diception.train.augment.Augmentation;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.Skips;

/**
 * The samples of a set without end, each epoch in an order of its own, read and augmented by background
 * threads. Which sample has which number, and how it is augmented, follows from the seed and the number
 * alone, so that a run that goes on from a {@link #position} sees what it would have seen. Samples that
 * cannot be used are left out and noted. For use by one consumer thread.
 */
public final class SampleFeed implements AutoCloseable {
    private final DataSet set;
    private final long seed;
    private final Augmentation augmentation;
    private final Skips skips;
    private final OrderedFeed<Optional<Sample>> feed;
    private long epoch = -1;
    private List<Integer> order = List.of();

    /**
     * Starts to read.
     *
     * @param first the number to begin with: 0, or the position of the run that goes on
     * @param ahead how many samples are made or kept ahead of the consumer
     */
    public SampleFeed(DataSet set, long seed, Augmentation augmentation, Skips skips, long first, int threads,
            int ahead) {
        this.set = set;
        this.seed = seed;
        this.augmentation = augmentation;
        this.skips = skips;
        this.feed = new OrderedFeed<>(this::make, first, threads, ahead);
    }

    /**
     * The next sample that can be used; waits for it.
     *
     * @throws InputException if more samples cannot be used than may be skipped, or none can
     */
    public Sample take() {
        for (int i = 0; i < set.size(); i++) {
            Optional<Sample> sample = feed.take();
            if (sample.isPresent()) {
                return sample.get();
            }
        }
        throw new InputException(set.name() + ": none of " + set.size() + " samples can be used; the last "
                + "one is " + skips.last());
    }

    /** The number that comes next: what a checkpoint must remember. */
    public long position() {
        return feed.position();
    }

    @Override
    public void close() {
        feed.close();
    }

    private Optional<Sample> make(long number) {
        int index = index(number);
        return skips.attempt(set.name(index),
                () -> augmentation.apply(set.sample(index), new Random(mixed(number))));
    }

    private synchronized int index(long number) {
        if (number / set.size() != epoch) {
            epoch = number / set.size();
            List<Integer> shuffled = new ArrayList<>();
            for (int i = 0; i < set.size(); i++) {
                shuffled.add(i);
            }
            Collections.shuffle(shuffled, new Random(mixed(-1 - epoch)));
            order = shuffled;
        }
        return order.get((int) (number % set.size()));
    }

    /** Neighbouring numbers must not give similar generators, as they would by themselves. */
    private long mixed(long number) {
        long z = seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 31)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 29);
    }
}
