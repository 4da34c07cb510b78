package org.diception.vae;

import java.util.ArrayList;
import java.util.List;
import org.diception.nn.Weights;

/**
 * The coarsest level of both halves: a residual block, attention where the config wants it, a residual block.
 */
final class MidBlock {
    private MidBlock() {}

    static Layer of(AutoencoderKlConfig config, Weights weights) {
        int width = config.widest();
        int groups = config.normNumGroups();
        List<Layer> layers = new ArrayList<>();
        layers.add(ResnetBlock.of(weights.sub("resnets.0"), width, width, groups));
        if (config.midBlockAddAttention()) {
            layers.add(PixelAttention.of(weights.sub("attentions.0"), width, groups));
        }
        layers.add(ResnetBlock.of(weights.sub("resnets.1"), width, width, groups));
        return new Sequence(layers);
    }
}
