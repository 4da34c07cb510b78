package org.diception.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.Tensors;
import org.diception.train.optim.Ema;

/**
 * All that a stopped run needs to go on to the same bits: weights, averages, the optimisers' moments, the
 * number of steps made and of those that were skipped, the shards that samples are drawn from. Generators
 * need no state: what a step draws follows from the seed and the step, {@link SampleSeed}.
 */
public final class Checkpoint {
    static final String WEIGHTS = "weights.";

    private static final String STEP = "step";
    private static final String UPDATES = "updates";
    private static final String SKIPPED = "skipped";
    private static final String SHARDS = "shards";
    private static final String RECIPE = "recipe";

    private Checkpoint() {}

    /**
     * Writes the state of a trainer; the file appears, on the disk, when it is whole. Of several processes
     * all must ask for it; the first one writes, also what only the others have.
     *
     * @param recipe what the run was started with, as one line
     * @throws org.diception.InputException if it cannot be written; an older file stays as it was
     */
    public static void save(Trainer trainer, String recipe, Path file) {
        SafetensorsWriter writer = new SafetensorsWriter().durable()
                .metadata(STEP, Long.toString(trainer.steps()))
                .metadata(UPDATES, Long.toString(trainer.optimizer().steps()))
                .metadata(SKIPPED, trainer.skipped().state())
                .metadata(SHARDS, String.join("\n", trainer.draws().pool().position()))
                .metadata(RECIPE, recipe);
        trainer.state().forEach((name, tensor) -> add(writer, name, tensor));
        trainer.team().gather(trainer.optimizer().state(), trainer.steps(), writer);
        if (trainer.team().peers().first()) {
            writer.write(file);
        }
    }

    private static void add(SafetensorsWriter writer, String name, Tensor tensor) {
        writer.add(name, tensor.scalar_type().intern(), Tensors.shape(tensor), tensor::detach);
    }

    /** The recipe of the run that wrote the file. */
    public static String recipe(Path file) {
        try (SafetensorsFile source = open(file)) {
            return source.metadata().getOrDefault(RECIPE, "");
        }
    }

    /** Steps of the run that wrote the file. */
    public static long steps(SafetensorsFile checkpoint) {
        return Long.parseLong(checkpoint.metadata().get(STEP));
    }

    /**
     * Opens a checkpoint.
     *
     * @throws ModelException if the file is none
     */
    public static SafetensorsFile open(Path file) {
        SafetensorsFile source = SafetensorsFile.open(file);
        if (!source.metadata().keySet().containsAll(List.of(STEP, UPDATES, SKIPPED, SHARDS))) {
            source.close();
            throw new ModelException(file + ": not all of 'step', 'updates', 'skipped' and 'shards' are in"
                    + " its metadata; this is no checkpoint of a training run");
        }
        return source;
    }

    /** Puts a trainer where the file's run stood. */
    public static void restore(Trainer trainer, Path file) {
        try (SafetensorsFile source = open(file)) {
            Map<String, String> metadata = source.metadata();
            trainer.model().parameters().restore(source, WEIGHTS);
            trainer.optimizer().restore(source, Long.parseLong(metadata.get(UPDATES)));
            trainer.ema().ifPresent(averages -> averages.restore(source));
            trainer.skipped().restore(metadata.get(SKIPPED));
            trainer.draws().pool().goOnFrom(List.of(metadata.get(SHARDS).split("\n")));
            trainer.goOnAfter(steps(source));
        }
    }

    /**
     * What is published of a checkpoint: for each key of the DICEPTION checkpoint the name under which this
     * file holds its tensor, the averaged one if there is one.
     */
    public static Map<String, String> published(SafetensorsFile checkpoint) {
        Map<String, String> published = new TreeMap<>();
        for (String name : checkpoint.names()) {
            if (name.startsWith(WEIGHTS) && !name.startsWith(WEIGHTS + PhotoTokenHeads.PREFIX)) {
                String key = name.substring(WEIGHTS.length());
                published.put(key, checkpoint.names().contains(Ema.PREFIX + key) ? Ema.PREFIX + key : name);
            }
        }
        return published;
    }
}
