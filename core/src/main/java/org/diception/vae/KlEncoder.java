package org.diception.vae;

import java.util.ArrayList;
import java.util.List;
import org.diception.nn.Weights;

/**
 * The encoder half: levels that halve the sides, a middle with attention, mean and log variance at the end.
 */
final class KlEncoder {
    private KlEncoder() {}

    /** (B, in, H, W) to (B, 2 * latent, H / factor, W / factor): first the means, then the log variances. */
    static Layer of(AutoencoderKlConfig config, Weights weights) {
        List<Integer> widths = config.blockOutChannels();
        int groups = config.normNumGroups();
        List<Layer> layers = new ArrayList<>();
        int width = widths.get(0);
        layers.add(weights.conv("conv_in", config.inChannels(), width, 3, 1, 1)::forward);
        for (int level = 0; level < widths.size(); level++) {
            Weights block = weights.sub("down_blocks." + level);
            for (int i = 0; i < config.layersPerBlock(); i++) {
                layers.add(ResnetBlock.of(block.sub("resnets." + i), width, widths.get(level), groups));
                width = widths.get(level);
            }
            if (level < widths.size() - 1) {
                layers.add(Resample.down(block, width));
            }
        }
        layers.add(MidBlock.of(config, weights.sub("mid_block")));
        layers.add(NormSilu.of(weights, "conv_norm_out", width, groups));
        layers.add(weights.conv("conv_out", width, 2 * config.latentChannels(), 3, 1, 1)::forward);
        return new Sequence(layers);
    }
}
