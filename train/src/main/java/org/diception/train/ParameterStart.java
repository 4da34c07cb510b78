package org.diception.train;

import java.util.Arrays;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.diception.train.optim.ParameterSet;

/**
 * The first values of parameters, made or read as the layers ask for them, so that names and shapes stand in
 * the layers alone. The tables of positions and of the points' features are never trained.
 */
public final class ParameterStart {
    private static final String TRANSFORMER = "transformer.";
    private static final String POSITIONS = TRANSFORMER + "pos_embed.pos_embed";
    private static final String GAUSSIAN = "positional_encoding_gaussian_matrix";
    private static final String FIRST_POINT_LAYER = "point_embedder.0.weight";

    private final ParameterSet parameters = new ParameterSet("weights in training");
    private final Predicate<String> trained;
    private final Engine engine;

    private ParameterStart(Predicate<String> trained, Engine engine) {
        this.trained = trained;
        this.engine = engine;
    }

    /**
     * New numbers.
     *
     * @param start knows the transformer's tensors by their names inside it
     * @param pointFeatures Fourier features of a point: 1024 in the released model, fewer for small pictures
     * @param trained by the keys of the checkpoint
     * @param engine says on which device
     */
    public static ParameterSet make(TransformerConfig config, Initializer start, long pointFeatures,
            Predicate<String> trained, Engine engine) {
        var made = new ParameterStart(trained, engine);
        made.build(config, made.recording(inside(start)), pointFeatures, config.width());
        return made.parameters;
    }

    /**
     * Tensors of a source: float32 if they are trained, in their own format if not. A new point encoder
     * where the source has none.
     *
     * @throws ModelException if another tensor is missing or of another shape than the config asks for
     */
    public static ParameterSet read(TransformerConfig config, TensorSource source, Initializer newPoints,
            long pointFeatures, Predicate<String> trained, Engine engine) {
        var read = new ParameterStart(trained, engine);
        boolean points = source.names().contains(GAUSSIAN);
        Initializer stored = (name, shape) -> !points && !name.startsWith(TRANSFORMER)
                ? newPoints.create(name, shape) : read.load(source, name, shape);
        read.build(config, read.recording(stored),
                points ? source.shape(GAUSSIAN)[1] : pointFeatures,
                points ? source.shape(FIRST_POINT_LAYER)[0] : config.width());
        return read.parameters;
    }

    /**
     * New numbers for a network with the sizes of a source, whose own numbers are not read.
     *
     * @param start knows the transformer's tensors by their names inside it
     */
    public static ParameterSet like(TensorSource source, TransformerConfig config, Initializer start,
            Predicate<String> trained, Engine engine) {
        var made = new ParameterStart(trained, engine);
        made.build(config, made.recording(inside(start)), source.shape(GAUSSIAN)[1],
                source.shape(FIRST_POINT_LAYER)[0]);
        return made.parameters;
    }

    private void build(TransformerConfig config, Initializer initializer, long features, long hidden) {
        try (Weights weights = Weights.create(initializer, Engine.cpu())) {
            weights.tensor(GAUSSIAN, 2, features);
            weights.tensor(FIRST_POINT_LAYER, hidden, 2 * features);
            TrainedNetwork.of(weights, config);
        }
    }

    private Tensor load(TensorSource source, String name, long[] shape) {
        if (!source.names().contains(name) || !Arrays.equals(source.shape(name), shape)) {
            throw new ModelException(source.label() + ": key '" + name + "' is missing or has not the shape "
                    + Arrays.toString(shape) + " that the config asks for; do they belong together?");
        }
        return source.load(name, isTrained(name) ? ScalarType.Float : source.dtype(name));
    }

    private boolean isTrained(String name) {
        return !name.equals(POSITIONS) && !name.equals(GAUSSIAN) && trained.test(name);
    }

    private Initializer recording(Initializer initializer) {
        return (name, shape) -> {
            Tensor tensor = engine.place(initializer.create(name, shape));
            parameters.add(name, tensor, isTrained(name));
            return tensor;
        };
    }

    private static Initializer inside(Initializer start) {
        return (name, shape) -> start.create(
                name.startsWith(TRANSFORMER) ? name.substring(TRANSFORMER.length()) : name, shape);
    }

    /** Adds new tensors to those of a set, trained ones. */
    static Initializer adding(ParameterSet parameters, Initializer start, Engine engine) {
        return (name, shape) -> {
            Tensor tensor = engine.place(start.create(name, shape));
            parameters.add(name, tensor, true);
            return tensor;
        };
    }
}
