package org.diception.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.Tensors;
import org.diception.train.optim.Ema;
import org.diception.train.optim.Optimizer;

/**
 * All that a stopped run needs to go on: weights, averages, optimiser states, the
 * number of steps made; float32.
 */
public final class Checkpoint {
    private static final String STEP = "step";
    private static final String WEIGHTS = "weights.";

    private Checkpoint() {}

    /** Writes the state of a trainer; the file appears when it is whole. */
    static void save(Trainer trainer, Path file) {
        SafetensorsWriter writer = new SafetensorsWriter().metadata(STEP, Long.toString(trainer.steps()));
        trainer.parameters().tensors().forEach((name, tensor) -> add(writer, WEIGHTS + name, tensor));
        for (Optimizer optimizer : trainer.optimizers()) {
            addAll(writer, optimizer.state());
        }
        addAll(writer, trainer.ema().state());
        writer.write(file);
    }

    private static void addAll(SafetensorsWriter writer, Map<String, Tensor> tensors) {
        tensors.forEach((name, tensor) -> add(writer, name, tensor));
    }

    private static void add(SafetensorsWriter writer, String name, Tensor tensor) {
        writer.add(name, ScalarType.Float, Tensors.shape(tensor), tensor::detach);
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

    /** Puts a trainer where the file's run stood; answers whether there was a file. */
    static boolean restore(Trainer trainer, Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (SafetensorsFile source = SafetensorsFile.open(file)) {
            if (!source.metadata().containsKey(STEP)) {
                throw new ModelException(
                        file + ": no metadata 'step'; this is no checkpoint of a training run");
            }
            long step = Long.parseLong(source.metadata().get(STEP));
            trainer.parameters().restore(source, WEIGHTS);
            trainer.optimizers().forEach(optimizer -> optimizer.restore(source, step));
            trainer.ema().restore(source);
            trainer.resumeAt(step);
            return true;
        }
    }
}
