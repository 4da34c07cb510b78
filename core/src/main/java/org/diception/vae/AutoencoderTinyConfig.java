package org.diception.vae;

import java.util.List;
import org.diception.ModelException;
import org.diception.io.JsonConfig;

/**
 * The {@code config.json} of a diffusers {@code AutoencoderTiny}.
 *
 * @param encoderBlockOutChannels the same width on every level: the layout knows no change of width
 * @param numEncoderBlocks blocks per level, finest first; {@code numDecoderBlocks} coarsest first
 */
public record AutoencoderTinyConfig(
        int inChannels,
        int outChannels,
        int latentChannels,
        List<Integer> encoderBlockOutChannels,
        List<Integer> decoderBlockOutChannels,
        List<Integer> numEncoderBlocks,
        List<Integer> numDecoderBlocks,
        String actFn,
        String upsampleFn,
        int upsamplingScalingFactor,
        double scalingFactor,
        double shiftFactor) {
    public AutoencoderTinyConfig {
        encoderBlockOutChannels = List.copyOf(encoderBlockOutChannels);
        decoderBlockOutChannels = List.copyOf(decoderBlockOutChannels);
        numEncoderBlocks = List.copyOf(numEncoderBlocks);
        numDecoderBlocks = List.copyOf(numDecoderBlocks);
        Limits.check("in_channels", inChannels, 64);
        Limits.check("out_channels", outChannels, 64);
        Limits.check("latent_channels", latentChannels, 1024);
        checkLevels("encoder", encoderBlockOutChannels, numEncoderBlocks);
        checkLevels("decoder", decoderBlockOutChannels, numDecoderBlocks);
        if (numEncoderBlocks.size() != numDecoderBlocks.size()) {
            throw new ModelException("vae config: num_encoder_blocks has " + numEncoderBlocks.size()
                    + " levels, num_decoder_blocks has " + numDecoderBlocks.size());
        }
        if (!actFn.equals("relu") || !upsampleFn.equals("nearest") || upsamplingScalingFactor != 2) {
            throw new ModelException("vae config: act_fn '" + actFn + "', upsample_fn '" + upsampleFn
                    + "', upsampling_scaling_factor " + upsamplingScalingFactor
                    + ": known are relu, nearest, 2");
        }
        new LatentScale(scalingFactor, shiftFactor); // refuses impossible values
    }

    /** Reads {@code vae/config.json}; absent keys have the values that diffusers gives them. */
    public static AutoencoderTinyConfig of(JsonConfig json) {
        return new AutoencoderTinyConfig(
                json.integer("in_channels", 3),
                json.integer("out_channels", 3),
                json.integer("latent_channels", 4),
                json.integers("encoder_block_out_channels"),
                json.integers("decoder_block_out_channels"),
                json.integers("num_encoder_blocks"),
                json.integers("num_decoder_blocks"),
                json.text("act_fn", "relu"),
                json.text("upsample_fn", "nearest"),
                json.integer("upsampling_scaling_factor", 2),
                json.number("scaling_factor", 1),
                json.number("shift_factor", 0));
    }

    private static void checkLevels(String half, List<Integer> widths, List<Integer> blocks) {
        Limits.check("levels of the " + half, blocks.size(), 8);
        if (widths.size() != blocks.size()) {
            throw new ModelException("vae config: " + half + "_block_out_channels has " + widths.size()
                    + " entries, num_" + half
                    + "_blocks has " + blocks.size());
        }
        for (int width : widths) {
            Limits.check(half + "_block_out_channels", width, 1 << 14);
            if (width != widths.get(0)) {
                throw new ModelException("vae config: " + half + "_block_out_channels has both "
                        + widths.get(0) + " and " + width
                        + ": all levels need the same width");
            }
        }
        blocks.forEach(count -> Limits.check("num_" + half + "_blocks", count, 64));
    }

    /** How many pixels one latent cell is wide. */
    public int factor() {
        return 1 << (numEncoderBlocks.size() - 1);
    }
}
