package org.diception.train.autoencoder;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Tensors;
import org.diception.train.optim.NoGrad;
import org.diception.vae.PatchAutoencoder;

/**
 * The best linear autoencoder of blocks of {@value #SIDE} × {@value #SIDE} pixels: their principal
 * components, turned by a random rotation, so that all channels have about the same spread, one on average. A
 * distance between latents is then, up to a factor, the distance between the pictures, and noise on latents
 * blots out fine detail before coarse shape.
 *
 * <p>A block's numbers are ordered as by {@code pixel_unshuffle}: colour, row, column.
 *
 * @param channels rows of {@code encode}
 * @param encode (channels, BLOCK): block minus mean to latent
 * @param decode (BLOCK, channels): latent to block minus mean
 * @param mean (BLOCK)
 */
record LinearCode(int channels, float[] encode, float[] decode, float[] mean) {
    static final int SIDE = PatchAutoencoder.FACTOR;
    /** Numbers of a block. */
    static final int BLOCK = 3 * SIDE * SIDE;

    /** Fits the code to planar pictures (3, side, side). */
    static LinearCode fit(List<float[]> pictures, int side, int channels, long seed) {
        try (NoGrad noGrad = new NoGrad(); PointerScope scope = new PointerScope()) {
            Tensor sum = torch.zeros(BLOCK);
            Tensor squares = torch.zeros(BLOCK, BLOCK);
            for (float[] picture : pictures) {
                try (PointerScope each = new PointerScope()) {
                    Tensor blocks = blocks(Tensors.of(picture, 1, 3, side, side));
                    sum.add_(blocks.sum(0));
                    squares.add_(blocks.t().matmul(blocks));
                }
            }
            Scalar count = new Scalar((double) pictures.size() * (side / SIDE) * (side / SIDE));
            Tensor mean = sum.div(count);
            Tensor covariance = squares.div(count).sub(torch.outer(mean, mean));
            var eigen = torch.linalg_eigh(covariance); // ascending
            Tensor components = eigen.get1().narrow(1, BLOCK - channels, channels); // (BLOCK, C)
            double power = eigen.get0().narrow(0, BLOCK - channels, channels).mean().item_float();
            torch.manual_seed(seed);
            Tensor rotation = torch.linalg_qr(torch.randn(channels, channels)).get0(); // (C, C)
            Tensor turned = components.matmul(rotation); // (BLOCK, C)
            Scalar spread = new Scalar(Math.sqrt(power));
            return new LinearCode(channels, Tensors.toArray(turned.t().div(spread)),
                    Tensors.toArray(turned.mul(spread)), Tensors.toArray(mean));
        }
    }

    private static Tensor blocks(Tensor picture) {
        return torch.pixel_unshuffle(picture, SIDE).permute(0, 2, 3, 1).reshape(-1, BLOCK); // (h · w, BLOCK)
    }

    /** What a latent channel is when the block is black on average: the encoder's bias. */
    float encodeBias(int channel) {
        double bias = 0;
        for (int i = 0; i < BLOCK; i++) {
            bias -= encode[channel * BLOCK + i] * mean[i];
        }
        return (float) bias;
    }
}
