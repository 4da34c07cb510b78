package org.diception.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Adapter;
import org.diception.ModelException;
import org.diception.io.Layered;
import org.diception.io.Prefixed;
import org.diception.io.PthFile;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.io.WeightFiles;
import org.diception.lora.LoraStack;
import org.diception.lora.MergedLora;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;

/** Files with the DICEPTION weights, as {@code .pth} or as safetensors with the same names laid out flat. */
public final class Checkpoints {
    /** Name of the fine-tuned transformer in the checkpoint. */
    static final String TRANSFORMER = "transformer";

    private static final List<String> POINT_ENCODER = List.of(
            "positional_encoding_gaussian_matrix", "point_embedder.0.weight", "point_embedder.2.weight",
            "not_seg_embeddings.weight", "seg_embeddings.weight");

    private Checkpoints() {}

    /**
     * Opens a checkpoint; what is not named {@code .safetensors} is taken for a {@code .pth}.
     *
     * @throws ModelException if it is broken or has no point encoder
     */
    static TensorSource open(Path file) {
        boolean safetensors = file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
        TensorSource source = safetensors ? SafetensorsFile.open(file) : PthFile.open(file);
        for (String key : POINT_ENCODER) {
            if (!source.names().contains(key)) {
                source.close();
                throw new ModelException(file + ": key '" + key
                        + "' is missing; this is no DICEPTION checkpoint");
            }
        }
        return source;
    }

    /**
     * All tensors of a model's transformer and point encoder: its checkpoint, laid over the folder's own
     * transformer if there is one.
     *
     * @throws ModelException if a file is broken or the checkpoint has no point encoder
     */
    public static TensorSource open(ModelFolder folder) {
        TensorSource checkpoint = open(folder.checkpoint());
        Path base = folder.root().resolve(TRANSFORMER);
        return WeightFiles.present(base) ? new Layered(checkpoint, base(folder.root())) : checkpoint;
    }

    /** The folder's own transformer, under the names that a checkpoint has for its tensors. */
    public static TensorSource base(Path root) {
        return new Prefixed(TRANSFORMER + ".", WeightFiles.open(root.resolve(TRANSFORMER)));
    }

    /**
     * Writes a checkpoint as safetensors: bit for bit, or with adapters summed into its weights.
     *
     * @throws ModelException if one is broken or for layers that the checkpoint does not have
     */
    public static void convert(Path checkpoint, List<Adapter> adapters, Path file) {
        try (TensorSource source = open(checkpoint); var loras = new LoraStack(adapters, Engine.cpu())) {
            TensorSource weights = adapters.isEmpty() ? source : new MergedLora(source, loras);
            var writer = new SafetensorsWriter().metadata("format", "pt");
            for (String name : weights.names()) {
                ScalarType dtype = weights.dtype(name);
                writer.add(name, dtype, weights.shape(name), () -> weights.load(name, dtype));
            }
            writer.write(file);
        }
    }
}
