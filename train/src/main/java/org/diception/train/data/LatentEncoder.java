package org.diception.train.data;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Compatibility;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.WorkingSize;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.pipeline.ModelFrame;
import org.diception.vae.Autoencoder;

/**
 * Pictures to latents, squashed to the working size as photos are when the model is used. Not safe for use by
 * several threads.
 *
 * @param engine what the autoencoder computes with
 * @param side pixels along each side that the network sees
 */
public record LatentEncoder(Autoencoder autoencoder, Engine engine, int side) {
    /** The scaled latent (1, C, h, w) of a planar picture (3, side, side) in [-1, 1], on the CPU. */
    Tensor latent(float[] picture, ScalarType dtype) {
        try (Scope scope = new Scope()) {
            Tensor latent = autoencoder.encode(engine.cast(Tensors.of(picture, 1, 3, side, side)));
            return scope.out(latent.cpu().to(dtype).clone());
        }
    }

    /** A photo as the network takes it: (3, side, side) in [-1, 1]. */
    float[] seen(RgbImage photo) {
        return new ModelFrame(new WorkingSize(side, side), Compatibility.NONE, PointOrder.X_Y, Precision.F32)
                .photo(photo).data();
    }

    /** The middle of a photo's scaled latent (C, h, w). */
    public Planes of(RgbImage photo) {
        try (PointerScope scope = new PointerScope()) {
            Tensor latent = latent(seen(photo), ScalarType.Float);
            return new Planes((int) latent.size(1), (int) latent.size(2), (int) latent.size(3),
                    Tensors.toArray(latent));
        }
    }
}
