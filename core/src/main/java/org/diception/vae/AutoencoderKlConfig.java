package org.diception.vae;

import java.util.List;
import org.diception.ModelException;
import org.diception.io.JsonConfig;

/**
 * The {@code config.json} of a diffusers {@code AutoencoderKL}.
 *
 * @param blockOutChannels width per level, finest first; each level but the last halves the sides
 * @param layersPerBlock residual blocks per level of the encoder; the decoder has one more
 * @param normNumGroups groups of each normalisation; divides every width
 */
public record AutoencoderKlConfig(
        int inChannels,
        int outChannels,
        int latentChannels,
        List<String> downBlockTypes,
        List<String> upBlockTypes,
        List<Integer> blockOutChannels,
        int layersPerBlock,
        int normNumGroups,
        String actFn,
        boolean midBlockAddAttention,
        boolean useQuantConv,
        boolean usePostQuantConv,
        double scalingFactor,
        double shiftFactor) {
    private static final String DOWN = "DownEncoderBlock2D";
    private static final String UP = "UpDecoderBlock2D";

    public AutoencoderKlConfig {
        blockOutChannels = List.copyOf(blockOutChannels);
        downBlockTypes = List.copyOf(downBlockTypes);
        upBlockTypes = List.copyOf(upBlockTypes);
        Limits.check("in_channels", inChannels, 64);
        Limits.check("out_channels", outChannels, 64);
        Limits.check("latent_channels", latentChannels, 1024);
        Limits.check("layers_per_block", layersPerBlock, 64);
        Limits.check("number of block_out_channels", blockOutChannels.size(), 8);
        Limits.check("norm_num_groups", normNumGroups, 1024);
        for (int width : blockOutChannels) {
            Limits.check("block_out_channels", width, 1 << 14);
            if (width % normNumGroups != 0) {
                throw new ModelException(
                        "vae config: block_out_channels " + width + " is not divisible by norm_num_groups "
                        + normNumGroups);
            }
        }
        checkTypes("down_block_types", downBlockTypes, DOWN, blockOutChannels.size());
        checkTypes("up_block_types", upBlockTypes, UP, blockOutChannels.size());
        if (!actFn.equals("silu")) {
            throw new ModelException("vae config: act_fn '" + actFn + "' is not known; known: silu");
        }
        new LatentScale(scalingFactor, shiftFactor); // refuses impossible values
    }

    /** Reads {@code vae/config.json}; absent keys have the values that diffusers gives them. */
    public static AutoencoderKlConfig of(JsonConfig json) {
        return new AutoencoderKlConfig(
                json.integer("in_channels", 3),
                json.integer("out_channels", 3),
                json.integer("latent_channels", 4),
                json.texts("down_block_types"),
                json.texts("up_block_types"),
                json.integers("block_out_channels"),
                json.integer("layers_per_block", 1),
                json.integer("norm_num_groups", 32),
                json.text("act_fn", "silu"),
                json.flag("mid_block_add_attention", true),
                json.flag("use_quant_conv", true),
                json.flag("use_post_quant_conv", true),
                json.number("scaling_factor", 0.18215),
                json.number("shift_factor", 0));
    }

    private static void checkTypes(String key, List<String> types, String known, int levels) {
        for (String type : types) {
            if (!type.equals(known)) {
                throw new ModelException(
                        "vae config: " + key + " '" + type + "' is not known; known: " + known);
            }
        }
        if (types.size() != levels) {
            throw new ModelException("vae config: " + key + " has " + types.size()
                    + " entries, block_out_channels has " + levels);
        }
    }

    /** How many pixels one latent cell is wide. */
    public int factor() {
        return 1 << (blockOutChannels.size() - 1);
    }

    /** The width of the coarsest level. */
    int widest() {
        return blockOutChannels.get(blockOutChannels.size() - 1);
    }
}
