package org.diception.vae;

import org.bytedeco.pytorch.Tensor;

/** One step of a network on feature maps {@code (B, C, H, W)}. */
@FunctionalInterface
interface Layer {
    Tensor forward(Tensor x);
}
