package org.diception.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;

/**
 * Points to tokens, after SAM ({@code models/Renderer.py:get_positional_encoding}): random Fourier features,
 * a two-layer network, plus an embedding that tells a point from an empty slot.
 *
 * <p>As in the released code, not as in the paper's equation 1, an empty slot is the point (0, 0) through the
 * network plus {@code not_seg_embeddings}: the weights were trained so.
 */
public record PointEncoder(
        Tensor gaussianMatrix, Linear linear1, Linear linear2, Tensor notSegEmbeddings,
        Tensor segEmbeddings) {
    /** Slots of the model: five, used or empty. */
    public static final int SLOTS = 5;

    /**
     * Takes the five parts by the names of the DICEPTION checkpoint; all widths
     * but {@code width} come from it.
     */
    public static PointEncoder of(Weights weights, long width) {
        long features = weights.shape("positional_encoding_gaussian_matrix")[1];
        long hidden = weights.shape("point_embedder.0.weight")[0];
        return new PointEncoder(
                weights.tensor("positional_encoding_gaussian_matrix", 2, features),
                weights.linear("point_embedder.0", 2 * features, hidden),
                weights.linear("point_embedder.2", hidden, width),
                weights.tensor("not_seg_embeddings.weight", 1, width),
                weights.tensor("seg_embeddings.weight", 1, width));
    }

    /**
     * Point tokens.
     *
     * @param points (B, 5, 2) in [0, 1], float32, in the order that the checkpoint was trained with
     * @param labels (B, 5, 1): 1 for a point, 0 for an empty slot (never a negative click), float32
     * @return (B, 5, D)
     */
    public Tensor forward(Tensor points, Tensor labels) {
        try (var scope = new Scope()) {
            Tensor features = fourier(points).to(linear1.weight().scalar_type());
            Tensor embedded = linear2.forward(torch.gelu(linear1.forward(features))); // (B, 5, D)
            Tensor used = labels.to(embedded.scalar_type());
            Tensor empty = used.neg().add(new Scalar(1));
            return scope.out(embedded.add(empty.mul(notSegEmbeddings)).add(used.mul(segEmbeddings)));
        }
    }

    /**
     * [sin, cos] of 2π (2p − 1) G: (B, 5, 2 · features), in float32, since bfloat16
     * would shift a point by pixels.
     */
    Tensor fourier(Tensor points) {
        try (var scope = new Scope()) {
            Tensor centred = points.mul(new Scalar(2)).sub(new Scalar(1));
            Tensor angles = centred.matmul(gaussianMatrix.to(centred.scalar_type()))
                    .mul(new Scalar(2 * Math.PI));
            return scope.out(Tensors.cat(-1, angles.sin(), angles.cos()));
        }
    }
}
