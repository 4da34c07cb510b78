package org.diception.train.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.io.SafetensorsFile;
import org.diception.train.augment.Augmentation;
import org.diception.train.augment.Scale;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.Skips;
import org.diception.train.scenes.Example;

/**
 * Latents of a data set on disk, shard by shard, so that no step of training waits for pictures or for the
 * autoencoder. What becomes of a sample depends on the seed and its number alone, and a shard appears when it
 * is whole: making them can be stopped at any moment and goes on with the shard that it was at. Not safe for
 * use by several threads.
 *
 * @param questions what the samples are asked
 * @param augmentation what changes them first
 * @param versions so often each sample is taken, each time changed and asked anew
 * @param threads that read and change samples while others are encoded
 */
public record LatentCache(
        LatentEncoder encoder, Questions questions, Augmentation augmentation, int versions, int threads) {
    /** Photos of a shard, versions counted. */
    static final int PHOTOS = 250;

    private static final String SOURCE = "source";
    /** The number of the sample that the next shard begins with: broken ones have numbers too. */
    private static final String NEXT = "next";
    private static final int AHEAD = 8;
    private static final long SEED = 1;

    /**
     * Writes the shards that are not there yet.
     *
     * @param settings all that the latents depend on beside the set itself; a folder that was made from
     *     something else is refused
     * @param skips notes samples that cannot be read or have nothing to ask for
     * @param said is told after each shard how much is done
     */
    public void fill(DataSet set, Path folder, String settings, Skips skips, Consumer<String> said) {
        String source = source(set, settings);
        long samples = (long) set.size() * versions;
        int shard = 0;
        long next = 0;
        while (next < samples && Files.exists(ShardBuilder.file(folder, shard))) {
            next = next(ShardBuilder.file(folder, shard++), source);
        }
        Augmentation scaled = Augmentation.all(List.of(
                augmentation, new Scale(encoder.side(), encoder.side())));
        try (SampleFeed feed = new SampleFeed(set, SEED, scaled, skips, next, threads, AHEAD)) {
            while (feed.position() < samples) {
                long count = Math.min(PHOTOS, samples - feed.position());
                write(feed, count, ShardBuilder.file(folder, shard++), source, skips);
                said.accept(String.format(Locale.ROOT, "%s: %,d of %,d samples encoded", set.name(),
                        Math.min(feed.position(), samples), samples));
            }
        }
    }

    /** Says of which samples the latents are, and how they were made. */
    private String source(DataSet set, String settings) {
        int names = 0;
        for (int i = 0; i < set.size(); i++) {
            names = 31 * names + set.name(i).hashCode();
        }
        return String.format(Locale.ROOT, "%s, %d samples (%08x), versions: %d, %d pixels, %s", set.name(),
                set.size(), names, versions, encoder.side(), settings);
    }

    private static long next(Path file, String source) {
        try (SafetensorsFile shard = SafetensorsFile.open(file)) {
            String there = shard.metadata().getOrDefault(SOURCE, "something else");
            if (!there.equals(source)) {
                throw new InputException(file + ": holds latents of " + there + "; this run learns from "
                        + source + "; name another folder in 'run' or 'data.cache', or delete this one");
            }
            return Long.parseLong(shard.metadata().getOrDefault(NEXT, "0"));
        }
    }

    private void write(SampleFeed feed, long count, Path file, String source, Skips skips) {
        try (PointerScope scope = new PointerScope()) {
            ShardBuilder shard = new ShardBuilder();
            for (int i = 0; i < count; i++) {
                long number = feed.position();
                Sample sample = feed.take();
                List<Example> examples = questions.of(
                        sample, new Random(new SplittableRandom(number).nextLong()));
                if (examples.isEmpty()) {
                    skips.add(sample.name(), "nothing is known that could be asked for");
                } else {
                    add(shard, sample, examples);
                }
            }
            shard.write(file, Map.of(SOURCE, source, NEXT, Long.toString(feed.position())));
        }
    }

    private void add(ShardBuilder shard, Sample sample, List<Example> examples) {
        shard.photo(encoder.latent(encoder.seen(sample.photo()), ScalarType.Half));
        for (Example example : examples) {
            shard.answer(example.prompt(), example.points(),
                    encoder.latent(example.answer(), ScalarType.Half));
        }
    }
}
