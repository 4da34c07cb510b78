package org.diception.vae;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Conv2d;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * x plus what residual blocks at half of its sides make of it: they see the whole picture, which tells how
 * far a wall is and what a thing is, at a quarter of the cost of blocks at its own size.
 */
record PatchContext(Conv2d down, Layer blocks, Conv2d up) implements Layer {
    static PatchContext of(Weights weights, int width, int contextWidth, int count) {
        Conv2d down = weights.conv("down", width, contextWidth, 3, 2, 1);
        List<Layer> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(PatchBlock.of(weights.sub("blocks." + i), contextWidth, PatchBlock.dilation(i)));
        }
        Conv2d up = weights.conv("up", contextWidth, 4L * width, 1, 1, 0);
        return new PatchContext(down, new Sequence(blocks), up);
    }

    /** (B, C, H, W) to the same shape; odd sides are rounded up on the way. */
    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor context = blocks.forward(down.forward(torch.relu(x))); // (B, D, H/2, W/2)
            Tensor wide = torch.pixel_shuffle(up.forward(torch.relu(context)), 2); // (B, C, ≥ H, ≥ W)
            return scope.out(x.add(wide.narrow(2, 0, x.size(2)).narrow(3, 0, x.size(3))));
        }
    }
}
