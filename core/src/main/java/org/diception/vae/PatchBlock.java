package org.diception.vae;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Conv2d;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** x + conv(relu(conv(relu(x)))), both 3 × 3, the first with holes where the block shall look far around. */
record PatchBlock(Conv2d conv1, Conv2d conv2) implements Layer {
    private static final int[] DILATIONS = {1, 2, 4};

    /** In a row of blocks each looks farther around than the one before, again and again. */
    static int dilation(int block) {
        return DILATIONS[block % DILATIONS.length];
    }

    static PatchBlock of(Weights weights, int width, int dilation) {
        return new PatchBlock(
                weights.conv("conv1", width, width, 3, 1, dilation).dilated(dilation),
                weights.conv("conv2", width, width, 3, 1, 1));
    }

    /** (B, C, H, W) to the same shape. */
    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            return scope.out(x.add(conv2.forward(torch.relu(conv1.forward(torch.relu(x))))));
        }
    }
}
