package org.diception.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.diception.nn.Weights;

/** The decoder half: a middle with attention, then levels that double the sides. */
final class KlDecoder {
    private KlDecoder() {}

    /** (B, latent, h, w) to (B, out, h * factor, w * factor). */
    static Layer of(AutoencoderKlConfig config, Weights weights) {
        List<Integer> widths = new ArrayList<>(config.blockOutChannels());
        Collections.reverse(widths); // coarsest first
        int groups = config.normNumGroups();
        List<Layer> layers = new ArrayList<>();
        int width = widths.get(0);
        layers.add(weights.conv("conv_in", config.latentChannels(), width, 3, 1, 1)::forward);
        layers.add(MidBlock.of(config, weights.sub("mid_block")));
        for (int level = 0; level < widths.size(); level++) {
            Weights block = weights.sub("up_blocks." + level);
            for (int i = 0; i <= config.layersPerBlock(); i++) {
                layers.add(ResnetBlock.of(block.sub("resnets." + i), width, widths.get(level), groups));
                width = widths.get(level);
            }
            if (level < widths.size() - 1) {
                layers.add(Upsample.of(block, width));
            }
        }
        layers.add(NormSilu.of(weights, "conv_norm_out", width, groups));
        layers.add(weights.conv("conv_out", width, config.outChannels(), 3, 1, 1)::forward);
        return new Sequence(layers);
    }
}
