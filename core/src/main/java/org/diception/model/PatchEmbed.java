package org.diception.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.InputException;
import org.diception.nn.Conv2d;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * Latents to tokens: a patch becomes a vector and gets the position of its place. The noise and the photo
 * pass through the same embedding, so that tokens of one place have one position (paper B.1; the released
 * code has no RoPE).
 *
 * @param proj the convolution of kernel and stride {@code patchSize}
 * @param positions the learnt checkpoint's table {@code pos_embed.pos_embed (1, maxSize², D)}: loaded,
 *     never recomputed
 */
public record PatchEmbed(Conv2d proj, Tensor positions, int maxSize, int patchSize) {

    /** Takes {@code proj} and {@code pos_embed}. */
    public static PatchEmbed of(Weights weights, TransformerConfig config) {
        int patch = config.patchSize();
        int max = config.posEmbedMaxSize();
        return new PatchEmbed(
                weights.conv("proj", config.inChannels(), config.width(), patch, patch, 0),
                weights.tensor("pos_embed", 1, (long) max * max, config.width()),
                max,
                patch);
    }

    /**
     * Latents (B, C, h, w) to tokens (B, h/p · w/p, D), rows first. A product of matrices and no convolution:
     * for a single small sample libtorch takes another kernel than for several, which gives other last bits.
     */
    public Tensor forward(Tensor latent) {
        try (var scope = new Scope()) {
            Tensor patches = torch.pixel_unshuffle(latent, patchSize).flatten(2, 3); // (B, C·p·p, N)
            Tensor kernel = proj.weight().flatten(1, 3); // (D, C·p·p)
            Tensor tokens = new Linear(kernel, proj.bias(), List.of()).forward(patches.transpose(1, 2));
            return scope.out(tokens.add(cropped(latent.size(2) / patchSize, latent.size(3) / patchSize)));
        }
    }

    /** The middle of the table for a grid of patches: (1, rows · columns, D). */
    Tensor cropped(long rows, long columns) {
        if (rows > maxSize || columns > maxSize) {
            throw new InputException(
                    "a grid of " + rows + "x" + columns + " patches is larger than the model's "
                    + maxSize + "x" + maxSize + "; choose a smaller size");
        }
        try (var scope = new Scope()) {
            Tensor grid = positions.view(1, maxSize, maxSize, positions.size(2)); // (1, max, max, D)
            Tensor middle = grid.narrow(1, (maxSize - rows) / 2, rows)
                    .narrow(2, (maxSize - columns) / 2, columns);
            return scope.out(middle.reshape(1, rows * columns, positions.size(2))); // (1, N, D)
        }
    }

    /**
     * Tokens of the noise back to a latent.
     *
     * @param tokens (B, h/p · w/p, p · p · C)
     * @return (B, C, h, w)
     */
    Tensor unpatchify(Tensor tokens, long height, long width) {
        long p = patchSize;
        long batch = tokens.size(0);
        long channels = tokens.size(2) / (p * p);
        return tokens.reshape(batch, height / p, width / p, p, p, channels) // (B, h, w, p, q, C)
                .permute(0, 5, 1, 3, 2, 4) // (B, C, h, p, w, q)
                .reshape(batch, channels, height, width); // (B, C, H, W)
    }
}
