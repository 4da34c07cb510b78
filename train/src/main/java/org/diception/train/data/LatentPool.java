package org.diception.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.nn.Tensors;

/**
 * All shards of a folder in memory, from which batches of mixed tasks are drawn. Shards that another process
 * finishes while training goes on are picked up by {@link #refresh}. Not safe for use by several threads.
 */
public final class LatentPool implements AutoCloseable {
    private record Entry(LatentShard shard, int answer) {}

    private final Path folder;
    private final TaskMix mix;
    private final List<String> common;
    private final Map<Path, LatentShard> shards = new HashMap<>();
    private final Map<String, List<Entry>> byTask = new HashMap<>();

    /** @param common the prompts whose answers come with every photo, {@link Batch#common} */
    public LatentPool(Path folder, TaskMix mix, List<String> common) {
        this.folder = folder;
        this.mix = mix;
        this.common = List.copyOf(common);
        refresh();
        for (String task : mix.weights().keySet()) {
            if (!byTask.containsKey(task)) {
                throw new ModelException(
                        folder + ": no sample of task " + task + "; make shards of latents first");
            }
        }
    }

    /** Reads shards that have appeared since the last call and tells how many samples there are now. */
    public int refresh() {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("shard-\\d+\\.safetensors"))
                    .filter(file -> !shards.containsKey(file))
                    .sorted()
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be listed", e);
        }
        return byTask.values().stream().mapToInt(List::size).sum();
    }

    private void add(Path file) {
        LatentShard shard = LatentShard.read(file);
        shards.put(file, shard);
        shard.byTask().forEach((task, answers) -> {
            List<Entry> entries = byTask.computeIfAbsent(task, key -> new ArrayList<>());
            answers.forEach(answer -> entries.add(new Entry(shard, answer)));
        });
    }

    /** How many questions are answered for every photo. */
    public int common() {
        return common.size();
    }

    /** Draws a batch; the same random state and shards give the same batch. */
    public Batch draw(int size, Random random) {
        Tensor[] photos = new Tensor[size];
        Tensor[] answers = new Tensor[size];
        Tensor[] siblings = new Tensor[size * common.size()];
        float[] known = new float[siblings.length];
        List<String> prompts = new ArrayList<>(size);
        float[] points = new float[size * 10];
        float[] labels = new float[size * 5];
        for (int i = 0; i < size; i++) {
            List<Entry> entries = byTask.get(mix.draw(random));
            Entry entry = entries.get(random.nextInt(entries.size()));
            LatentShard shard = entry.shard();
            photos[i] = shard.photo(entry.answer(), random.nextInt(shard.looks()));
            answers[i] = shard.answer(entry.answer());
            prompts.add(shard.prompt(entry.answer()));
            shard.copyPoints(entry.answer(), points, i);
            shard.copyLabels(entry.answer(), labels, i);
            for (int k = 0; k < common.size(); k++) {
                int sibling = shard.sibling(entry.answer(), common.get(k));
                int at = i * common.size() + k;
                known[at] = sibling < 0 ? 0 : 1;
                siblings[at] = sibling < 0 ? torch.zeros_like(answers[i]) : shard.answer(sibling);
            }
        }
        return new Batch(
                Tensors.stack(0, photos).to(ScalarType.Float),
                Tensors.stack(0, answers).to(ScalarType.Float),
                prompts,
                Tensors.of(points, size, 5, 2),
                Tensors.of(labels, size, 5, 1),
                Tensors.stack(0, siblings).to(ScalarType.Float).unflatten(0, size, common.size()),
                Tensors.of(known, size, common.size()));
    }

    @Override
    public void close() {
        shards.values().forEach(LatentShard::close);
        shards.clear();
        byTask.clear();
    }
}
