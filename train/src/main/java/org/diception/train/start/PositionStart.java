package org.diception.train.start;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
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

    private final TransformerConfig config;
    private final UsualStart usual;
    private final PositionBasis basis;

    /**
     * @param config the numbers of the transformer; {@code sampleSize / patchSize / posEmbedMaxSize} is
     *     the spacing
     * @param gridSide patches along a side of the pictures that will be trained on
     */
    public PositionStart(TransformerConfig config, int gridSide, long seed) {
        this.config = config;
        this.usual = new UsualStart(config, seed);
        this.basis = PositionBasis.of(usual.positions(), config.width(), config.posEmbedMaxSize(), gridSide);
    }

    @Override
    public Tensor create(String name, long[] shape) {
        if (name.equals("pos_embed.proj.weight")) {
            return basis.removeFromRows(usual.create(name, shape).flatten(1, -1)).reshape(shape);
        }
        Matcher block = BLOCK_KEY.matcher(name);
        if (!block.matches()) {
            return usual.create(name, shape);
        }
        return switch (block.group(1)) {
            case "attn.to_q.weight", "attn.to_k.weight" -> positionHeads();
            case "norm1.linear.bias", "norm1_context.linear.bias" -> gates(shape[0]);
            default -> usual.create(name, shape);
        };
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
                default -> usual.xavier(config.width(), config.width())
                        .narrow(0, 0, config.attentionHeadDim());
            };
        }
        return Tensors.cat(0, heads);
    }

    private Tensor positionHead(double sharpness) {
        Tensor head = usual.normal(NOISE, config.attentionHeadDim(), config.width());
        double gamma =
                sharpness * Math.sqrt(2 * Math.sqrt(config.attentionHeadDim()) / basis.meanSquaredNorm());
        long rows = Math.min(basis.rank(), config.attentionHeadDim());
        head.narrow(0, 0, rows).add_(basis.rows().narrow(0, 0, rows), new Scalar(gamma));
        return head;
    }
}
