package org.diception.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diception.ModelException;

/**
 * All shards of some folders, from which samples of mixed tasks are drawn. Shards that another process
 * finishes while training goes on are picked up by {@link #refresh}. The last photos of each shard may be
 * held out: they are never drawn. Not safe for use by several threads.
 */
public final class LatentPool implements AutoCloseable {
    private record Entry(LatentShard shard, int answer) {}

    private final List<Path> folders;
    private final TaskMix mix;
    private final List<String> common;
    private final double heldOut;
    private final Map<String, LatentShard> shards = new LinkedHashMap<>();
    private final Map<String, List<Entry>> drawn = new LinkedHashMap<>();
    private final Map<String, List<Entry>> kept = new LinkedHashMap<>();
    private long[] latentShape;

    /**
     * @param common the prompts whose answers come with every photo, {@link Batch#common}
     * @param heldOut share of each shard's photos that is never drawn, rounded up
     */
    public LatentPool(List<Path> folders, TaskMix mix, List<String> common, double heldOut) {
        this.folders = List.copyOf(folders);
        this.mix = mix;
        this.common = List.copyOf(common);
        this.heldOut = heldOut;
        refresh();
        for (String task : mix.weights().keySet()) {
            if (!drawn.containsKey(task)) {
                throw new ModelException(
                        folders + ": no sample of task " + task + "; make shards of latents first");
            }
        }
    }

    /** Opens shards that have appeared since the last call and tells how many samples can be drawn now. */
    public int refresh() {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().matches("shard-\\d+\\.safetensors"))
                        .map(Path::toString)
                        .filter(file -> !shards.containsKey(file))
                        .sorted()
                        .forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException(folder + ": cannot be listed", e);
            }
        }
        return drawn.values().stream().mapToInt(List::size).sum();
    }

    private void add(String file) {
        LatentShard shard = LatentShard.open(Path.of(file));
        shards.put(file, shard);
        if (latentShape == null) {
            latentShape = shard.latentShape();
        }
        if (!Arrays.equals(latentShape, shard.latentShape())) {
            throw new ModelException(file + ": latents of " + Arrays.toString(shard.latentShape())
                    + ", the other shards have " + Arrays.toString(latentShape)
                    + "; shards of one run are of one size");
        }
        long first = shard.photos() - (long) Math.ceil(heldOut * shard.photos());
        put(drawn, shard, shard.byTask(0, first));
        put(kept, shard, shard.byTask(first, shard.photos()));
    }

    private static void put(
            Map<String, List<Entry>> entries, LatentShard shard, Map<String, List<Integer>> byTask) {
        byTask.forEach((task, answers) -> {
            List<Entry> list = entries.computeIfAbsent(task, key -> new ArrayList<>());
            answers.forEach(answer -> list.add(new Entry(shard, answer)));
        });
    }

    /** The shards that samples are drawn from, in order: with them the same draws give the same samples. */
    public List<String> position() {
        return List.copyOf(shards.keySet());
    }

    /**
     * Draws from the very shards of an earlier {@link #position}, whatever has appeared since then.
     *
     * @throws ModelException if one of them is gone
     */
    public void goOnFrom(List<String> position) {
        close();
        for (String file : position) {
            if (!Files.exists(Path.of(file))) {
                throw new ModelException(file + ": is gone, the run has learnt from it; put it back, or start"
                        + " a new run in another folder");
            }
            add(file);
        }
    }

    /** Channels, rows and columns of the latents. */
    public long[] latentShape() {
        return latentShape.clone();
    }

    /** How many questions are answered for every photo. */
    public int common() {
        return common.size();
    }

    /** The prompts of the open shards. */
    public Set<String> prompts() {
        Set<String> prompts = new TreeSet<>();
        shards.values().forEach(shard -> prompts.addAll(shard.prompts()));
        return prompts;
    }

    /** Draws a sample; the same random state and shards give the same one. */
    public LatentSample draw(Random random) {
        List<Entry> entries = drawn.get(mix.draw(random));
        Entry entry = entries.get(random.nextInt(entries.size()));
        LatentShard shard = entry.shard();
        return shard.sample(entry.answer(), random.nextInt(shard.looks()), common);
    }

    /** The tasks that are drawn. */
    public Set<String> tasks() {
        return mix.weights().keySet();
    }

    /** How many samples of a task are never drawn, counted up to a limit. */
    public int countHeldOut(String task, int limit) {
        return Math.min(limit, kept.getOrDefault(task, List.of()).size());
    }

    /** Samples of a task that are never drawn, the same ones each time. */
    public List<LatentSample> heldOut(String task, int from, int count) {
        return kept.get(task).subList(from, from + count).stream()
                .map(entry -> entry.shard().sample(entry.answer(), 0, common))
                .toList();
    }

    @Override
    public void close() {
        shards.values().forEach(LatentShard::close);
        shards.clear();
        drawn.clear();
        kept.clear();
    }
}
