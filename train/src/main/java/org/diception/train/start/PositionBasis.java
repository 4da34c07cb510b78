package org.diception.train.start;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Tensors;

/**
 * An orthonormal basis of the space that the positions of a grid span once their mean is removed.
 *
 * @param values (rank, width) in C order
 * @param meanSquaredNorm of the centred positions
 */
record PositionBasis(float[] values, int rank, int width, double meanSquaredNorm) {
    /** Directions weaker than this share of the strongest are rounding, not positions. */
    private static final double CUTOFF = 1e-3;

    /** The basis for the middle {@code gridSide × gridSide} of a table of {@code side × side} positions. */
    static PositionBasis of(float[] positions, int width, int side, int gridSide) {
        try (PointerScope scope = new PointerScope()) {
            long top = (side - gridSide) / 2;
            Tensor table = Tensors.of(positions, side, side, width)
                    .narrow(0, top, gridSide).narrow(1, top, gridSide)
                    .reshape((long) gridSide * gridSide, width); // (N, D)
            Tensor centred = table.sub(table.mean(0));
            double norm = centred.pow(new org.bytedeco.pytorch.Scalar(2)).sum(1).mean().item_float();
            var svd = torch.linalg_svd(centred, false, new org.bytedeco.pytorch.StringViewOptional());
            float[] strengths = Tensors.toArray(svd.get1());
            int rank = 0;
            while (rank < strengths.length && strengths[rank] > CUTOFF * strengths[0]) {
                rank++;
            }
            return new PositionBasis(Tensors.toArray(svd.get2().narrow(0, 0, rank)), rank, width, norm);
        }
    }

    /** The basis as a tensor (rank, width) of the current scope. */
    Tensor rows() {
        return Tensors.of(values, rank, width);
    }

    /** A matrix (width, in) without the part whose outputs lie in this space. */
    Tensor removeFromRows(Tensor matrix) {
        Tensor basis = rows();
        return matrix.sub(basis.t().matmul(basis.matmul(matrix)));
    }
}
