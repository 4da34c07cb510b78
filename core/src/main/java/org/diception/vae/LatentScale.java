package org.diception.vae;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;

/**
 * The affine map between the autoencoder's own latents and those of unit spread that the transformer sees.
 */
record LatentScale(double scale, double shift) {
    LatentScale {
        if (!(Double.isFinite(scale) && scale > 0 && Double.isFinite(shift))) {
            throw new ModelException("vae config: scaling_factor " + scale + " and shift_factor " + shift
                    + ": the first must be above 0 and both finite");
        }
    }

    Tensor apply(Tensor latents) {
        return latents.sub(new Scalar(shift)).mul(new Scalar(scale));
    }

    Tensor undo(Tensor scaled) {
        return scaled.div(new Scalar(scale)).add(new Scalar(shift));
    }
}
