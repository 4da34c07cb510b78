package org.diception.train.start;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Initializer;
import org.diception.nn.Tensors;

/**
 * The start that lets a noise token look at the photo's token of its own place from the first step on.
 *
 * <p>With the usual start queries and keys are random and training sits on the mean answer for thousands of
 * steps. Here, in every block, two of three heads of the image stream start by comparing positions: with P
 * the table of positions minus its mean and B an orthonormal basis of its row space,
 * {@code to_q = to_k = γ B}, and the patch projection writes nothing into that space. adaLN starts with open
 * gates (0.5) and neither shift nor scale; the output starts at zero.
 */
public final class PositionStart implements Initializer {
    private static final Pattern BLOCK_KEY = Pattern.compile("transformer_blocks\\.\\d+\\.(.+)");
    private static final double OPEN_GATE = 0.5;
    /** Sharpness of the heads that look at their own place and of those that look around it. */
    private static final double OWN_PLACE = 2;
    private static final double NEIGHBOURHOOD = 1.2;
    private static final double NOISE = 0.01;
    private static final double EMBEDDING_DEVIATION = 0.02;

    private final TransformerConfig config;
    private final Random random;
    private final float[] positions;
    private final PositionBasis basis;

    /**
     * @param config the numbers of the transformer; {@code sampleSize / patchSize / posEmbedMaxSize} is
     *     the spacing
     * @param gridSide patches along a side of the pictures that will be trained on
     */
    public PositionStart(TransformerConfig config, int gridSide, long seed) {
        this.config = config;
        this.random = new Random(seed);
        int side = config.posEmbedMaxSize();
        double spacing = (double) config.sampleSize() / config.patchSize() / side;
        this.positions = SinCosPositions.table(config.width(), side, spacing);
        this.basis = PositionBasis.of(positions, config.width(), side, gridSide);
    }

    @Override
    public Tensor create(String name, long[] shape) {
        if (name.equals("pos_embed.pos_embed")) {
            return Tensors.of(positions, shape);
        }
        if (name.equals("pos_embed.proj.weight")) {
            long fanIn = shape[1] * shape[2] * shape[3];
            Tensor matrix = xavier(shape[0], fanIn);
            return basis.removeFromRows(matrix).reshape(shape);
        }
        if (name.startsWith("proj_out.") || name.equals("norm_out.linear.weight") || name.endsWith(".bias")) {
            return isBlockNorm(name) ? gates(shape[0]) : torch.zeros(shape);
        }
        Matcher block = BLOCK_KEY.matcher(name);
        if (block.matches()) {
            return blockWeight(block.group(1), shape);
        }
        if (name.equals("positional_encoding_gaussian_matrix")) {
            return normal(1, shape);
        }
        return name.endsWith("embeddings.weight")
                ? normal(EMBEDDING_DEVIATION, shape)
                : xavier(shape[0], shape[1]);
    }

    private Tensor blockWeight(String name, long[] shape) {
        return switch (name) {
            case "attn.to_q.weight", "attn.to_k.weight" -> positionHeads();
            case "norm1.linear.weight", "norm1_context.linear.weight" -> torch.zeros(shape);
            default -> xavier(shape[0], shape[1]);
        };
    }

    private static boolean isBlockNorm(String name) {
        return name.endsWith("norm1.linear.bias") || name.endsWith("norm1_context.linear.bias");
    }

    /** shift, scale, gate of the attention, then of the feed-forward; the last block's text has no gates. */
    private Tensor gates(long length) {
        float[] bias = new float[(int) length];
        int width = config.width();
        if (length == 6L * width) {
            java.util.Arrays.fill(bias, 2 * width, 3 * width, (float) OPEN_GATE);
            java.util.Arrays.fill(bias, 5 * width, 6 * width, (float) OPEN_GATE);
        }
        return Tensors.of(bias, length);
    }

    private Tensor positionHeads() {
        Tensor[] heads = new Tensor[config.numAttentionHeads()];
        for (int h = 0; h < heads.length; h++) {
            heads[h] = switch (h % 3) {
                case 0 -> positionHead(OWN_PLACE);
                case 1 -> positionHead(NEIGHBOURHOOD);
                default -> xavier(config.width(), config.width()).narrow(0, 0, config.attentionHeadDim());
            };
        }
        return Tensors.cat(0, heads);
    }

    private Tensor positionHead(double sharpness) {
        Tensor head = normal(NOISE, config.attentionHeadDim(), config.width());
        double gamma =
                sharpness * Math.sqrt(2 * Math.sqrt(config.attentionHeadDim()) / basis.meanSquaredNorm());
        long rows = Math.min(basis.rank(), config.attentionHeadDim());
        head.narrow(0, 0, rows).add_(basis.rows().narrow(0, 0, rows), new Scalar(gamma));
        return head;
    }

    private Tensor xavier(long out, long in) {
        double bound = Math.sqrt(6.0 / (in + out));
        float[] values = new float[(int) (out * in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return Tensors.of(values, out, in);
    }

    private Tensor normal(double deviation, long... shape) {
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
