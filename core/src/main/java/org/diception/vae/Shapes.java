package org.diception.vae;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.diception.InputException;
import org.diception.nn.Tensors;

/** The checks both autoencoders make before they compute. */
final class Shapes {
    private Shapes() {}

    static void checkImage(Tensor image, int channels, int factor) {
        long[] shape = Tensors.shape(image);
        if (shape.length != 4 || shape[1] != channels) {
            throw new InputException(
                    "picture of shape " + Arrays.toString(shape) + ": the autoencoder takes (B, "
                    + channels + ", H, W)");
        }
        long height = shape[2];
        long width = shape[3];
        if (height == 0 || width == 0 || height % factor != 0 || width % factor != 0) {
            throw new InputException(
                    "picture of " + width + "x" + height + " pixels: both sides must be multiples of "
                    + factor + "; resize it first");
        }
    }

    static void checkLatents(Tensor latents, int channels) {
        long[] shape = Tensors.shape(latents);
        if (shape.length != 4 || shape[1] != channels) {
            throw new InputException(
                    "latents of shape " + Arrays.toString(shape) + ": the autoencoder takes (B, "
                    + channels + ", h, w)");
        }
    }

    static void checkNoise(Tensor noise, Tensor latents) {
        long[] given = Tensors.shape(noise);
        long[] wanted = Tensors.shape(latents);
        if (!Arrays.equals(given, wanted)) {
            throw new InputException("noise of shape " + Arrays.toString(given) + ": the latents have "
                    + Arrays.toString(wanted));
        }
    }
}
