package org.diception.vae;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Conv2d;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * The embedded model's autoencoder: patches of 4 × 4 pixels become channels at once, so that no convolution
 * runs at the picture's full resolution, where few channels cost a processor most; then residual blocks of
 * plain convolutions at a quarter and at an eighth of the sides, in the encoder also at a sixteenth, from
 * where they see the whole picture. No normalisation, no posterior; latents have unit spread.
 *
 * <p>Our own, not of diffusers: a narrow {@code AutoencoderKL} trained six times slower
 * (docs/architecture.md). The tensors belong to the {@link Weights} it was built from.
 */
public final class PatchAutoencoder implements Autoencoder {
    /** Pixels of a latent cell along a side. */
    public static final int FACTOR = 8;

    private static final int PATCH = 4;
    private static final int COLOURS = 3 * PATCH * PATCH;

    private final PatchAutoencoderConfig config;
    private final Layer encoder;
    private final Layer decoder;

    private PatchAutoencoder(PatchAutoencoderConfig config, Layer encoder, Layer decoder) {
        this.config = config;
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** Takes every tensor by its name in the checkpoint. */
    public static PatchAutoencoder of(PatchAutoencoderConfig config, Weights weights) {
        return new PatchAutoencoder(
                config, encoder(config, weights.sub("encoder")), decoder(config, weights));
    }

    private static Layer encoder(PatchAutoencoderConfig config, Weights weights) {
        List<Layer> layers = new ArrayList<>();
        layers.add(x -> torch.pixel_unshuffle(x, PATCH)); // (B, 48, H/4, W/4)
        layers.add(weights.conv("conv_in", COLOURS, config.width(), 3, 1, 1)::forward);
        for (int i = 0; i < config.blocks(); i++) {
            layers.add(PatchBlock.of(weights.sub("blocks." + i), config.width(), 1));
        }
        Conv2d down = weights.conv("down", config.width(), config.deepWidth(), 3, 2, 1);
        layers.add(down::forward); // (B, D, H/8, W/8)
        for (int i = 0; i < config.deepBlocks(); i++) {
            layers.add(PatchBlock.of(
                    weights.sub("deep_blocks." + i), config.deepWidth(), PatchBlock.dilation(i)));
        }
        layers.add(PatchContext.of(weights.sub("context"), config.deepWidth(), config.contextWidth(),
                config.contextBlocks())); // (B, D, H/8, W/8)
        layers.add(PatchBlock.of(weights.sub("merge"), config.deepWidth(), 1));
        layers.add(torch::relu);
        layers.add(weights.conv("conv_out", config.deepWidth(), config.latentChannels(), 3, 1, 1)::forward);
        return new Sequence(layers);
    }

    private static Layer decoder(PatchAutoencoderConfig config, Weights root) {
        Weights weights = root.sub("decoder");
        List<Layer> layers = new ArrayList<>();
        layers.add(root.conv(
                "post_quant_conv", config.latentChannels(), config.latentChannels(), 1, 1, 0)::forward);
        layers.add(weights.conv("conv_in", config.latentChannels(), config.deepWidth(), 3, 1, 1)::forward);
        for (int i = 0; i < config.deepBlocks(); i++) {
            layers.add(PatchBlock.of(weights.sub("deep_blocks." + i), config.deepWidth(), 1));
        }
        layers.add(weights.conv("up", config.deepWidth(), 4L * config.width(), 1, 1, 0)::forward);
        layers.add(x -> torch.pixel_shuffle(x, 2)); // (B, width, H/4, W/4)
        for (int i = 0; i < config.blocks(); i++) {
            layers.add(PatchBlock.of(weights.sub("blocks." + i), config.width(), 1));
        }
        layers.add(torch::relu);
        layers.add(weights.conv("conv_out", config.width(), COLOURS, 3, 1, 1)::forward);
        layers.add(x -> torch.pixel_shuffle(x, PATCH)); // (B, 3, H, W)
        return new Sequence(layers);
    }

    @Override
    public Tensor encode(Tensor image) {
        Shapes.checkImage(image, 3, factor());
        try (var scope = new Scope()) {
            return scope.out(encoder.forward(image));
        }
    }

    @Override
    public Tensor encode(Tensor image, Tensor noise) {
        return encode(image);
    }

    @Override
    public Tensor decode(Tensor scaledLatents) {
        Shapes.checkLatents(scaledLatents, channels());
        try (var scope = new Scope()) {
            return scope.out(decoder.forward(scaledLatents));
        }
    }

    @Override
    public int factor() {
        return FACTOR;
    }

    @Override
    public int channels() {
        return config.latentChannels();
    }
}
