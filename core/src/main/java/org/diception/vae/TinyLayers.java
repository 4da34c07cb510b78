package org.diception.vae;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Weights;

/**
 * The two rows of layers of the tiny autoencoder; keys are positions in the row, so activations count too.
 */
final class TinyLayers {
    private final Weights weights;
    private final List<Layer> layers = new ArrayList<>();

    private TinyLayers(Weights weights) {
        this.weights = weights;
    }

    static Layer encoder(AutoencoderTinyConfig config, Weights weights) {
        var row = new TinyLayers(weights);
        int width = config.encoderBlockOutChannels().get(0);
        row.conv(config.inChannels(), width, 1);
        for (int level = 0; level < config.numEncoderBlocks().size(); level++) {
            if (level > 0) {
                row.conv(width, width, 2);
            }
            row.blocks(config.numEncoderBlocks().get(level), width);
        }
        row.conv(width, config.latentChannels(), 1);
        return new Sequence(row.layers);
    }

    static Layer decoder(AutoencoderTinyConfig config, Weights weights) {
        var row = new TinyLayers(weights);
        int width = config.decoderBlockOutChannels().get(0);
        row.conv(config.latentChannels(), width, 1);
        row.layers.add(torch::relu);
        int levels = config.numDecoderBlocks().size();
        for (int level = 0; level < levels - 1; level++) {
            row.blocks(config.numDecoderBlocks().get(level), width);
            row.layers.add(x -> Resample.nearest(x, 2)); // (B, C, 2H, 2W)
            row.conv(width, width, 1);
        }
        row.blocks(config.numDecoderBlocks().get(levels - 1), width);
        row.conv(width, config.outChannels(), 1);
        return new Sequence(row.layers);
    }

    private void conv(int in, int out, int stride) {
        layers.add(weights.conv(nextKey(), in, out, 3, stride, 1)::forward);
    }

    private void blocks(int count, int width) {
        for (int i = 0; i < count; i++) {
            layers.add(TinyBlock.of(weights.sub(nextKey()), width));
        }
    }

    private String nextKey() {
        return "layers." + layers.size();
    }
}
