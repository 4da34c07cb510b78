package org.diception.train.start;

import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Initializer;
import org.diception.nn.Tensors;

/**
 * The usual start of a diffusion transformer (DiT paper, section 3.2): matrices as Glorot has them, no
 * biases, sine-cosine positions, modulation and output at zero, so that every block begins as the identity.
 */
public final class UsualStart implements Initializer {
    private static final double EMBEDDING_DEVIATION = 0.02;

    private final Random random;
    private final float[] positions;

    /**
     * @param config the numbers of the transformer; {@code sampleSize / patchSize / posEmbedMaxSize} is
     *     the distance of neighbours in the table of positions
     */
    public UsualStart(TransformerConfig config, long seed) {
        this.random = new Random(seed);
        int side = config.posEmbedMaxSize();
        double spacing = (double) config.sampleSize() / config.patchSize() / side;
        this.positions = SinCosPositions.table(config.width(), side, spacing);
    }

    @Override
    public Tensor create(String name, long[] shape) {
        if (name.equals("pos_embed.pos_embed")) {
            return Tensors.of(positions, shape);
        }
        if (name.startsWith("proj_out.") || name.endsWith(".bias") || isModulation(name)) {
            return torch.zeros(shape);
        }
        if (name.equals("positional_encoding_gaussian_matrix")) {
            return normal(1, shape);
        }
        if (name.endsWith("embeddings.weight")) {
            return normal(EMBEDDING_DEVIATION, shape);
        }
        long in = 1;
        for (int i = 1; i < shape.length; i++) {
            in *= shape[i];
        }
        return xavier(shape[0], in).reshape(shape);
    }

    private static boolean isModulation(String name) {
        return name.endsWith("norm1.linear.weight") || name.endsWith("norm1_context.linear.weight")
                || name.equals("norm_out.linear.weight");
    }

    /** The table of positions, row by row. */
    float[] positions() {
        return positions;
    }

    Tensor xavier(long out, long in) {
        double bound = Math.sqrt(6.0 / (in + out));
        float[] values = new float[Math.toIntExact(out * in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return Tensors.of(values, out, in);
    }

    Tensor normal(double deviation, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return Tensors.of(values, shape);
    }
}
