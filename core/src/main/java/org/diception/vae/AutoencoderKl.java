package org.diception.vae;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * The variational autoencoder of Stable Diffusion (diffusers {@code AutoencoderKL}): residual blocks, one
 * attention in the middle of each half, a normal posterior. The tensors belong to the {@link Weights} it was
 * built from; with gradients on it trains.
 */
public final class AutoencoderKl implements Autoencoder {
    static final double NORM_EPSILON = 1e-6;

    private final AutoencoderKlConfig config;
    private final LatentScale scale;
    private final Layer encoder;
    private final Layer decoder;

    private AutoencoderKl(AutoencoderKlConfig config, Layer encoder, Layer decoder) {
        this.config = config;
        this.scale = new LatentScale(config.scalingFactor(), config.shiftFactor());
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** Takes every tensor by its name in the checkpoint. */
    public static AutoencoderKl of(AutoencoderKlConfig config, Weights weights) {
        int latent = config.latentChannels();
        Layer encoder = KlEncoder.of(config, weights.sub("encoder"));
        if (config.useQuantConv()) {
            Layer quant = weights.conv("quant_conv", 2 * latent, 2 * latent, 1, 1, 0)::forward;
            encoder = new Sequence(List.of(encoder, quant));
        }
        Layer decoder = KlDecoder.of(config, weights.sub("decoder"));
        if (config.usePostQuantConv()) {
            Layer quant = weights.conv("post_quant_conv", latent, latent, 1, 1, 0)::forward;
            decoder = new Sequence(List.of(quant, decoder));
        }
        return new AutoencoderKl(config, encoder, decoder);
    }

    /**
     * The distribution of the unscaled latent: mean and log variance (B, channels, H / factor, W / factor).
     */
    public Posterior posterior(Tensor image) {
        Shapes.checkImage(image, config.inChannels(), factor());
        try (var scope = new Scope()) {
            Posterior posterior = Posterior.of(encoder.forward(fastest(image)));
            return new Posterior(scope.out(posterior.mean()), scope.out(posterior.logVariance()));
        }
    }

    @Override
    public Tensor encode(Tensor image) {
        try (var scope = new Scope()) {
            return scope.out(scale.apply(posterior(image).mean()));
        }
    }

    @Override
    public Tensor encode(Tensor image, Tensor noise) {
        try (var scope = new Scope()) {
            Posterior posterior = posterior(image);
            Shapes.checkNoise(noise, posterior.mean());
            return scope.out(scale.apply(posterior.sample(noise)));
        }
    }

    @Override
    public Tensor decode(Tensor scaledLatents) {
        Shapes.checkLatents(scaledLatents, channels());
        try (var scope = new Scope()) {
            return scope.out(decoder.forward(fastest(scale.undo(scaledLatents))).contiguous());
        }
    }

    /**
     * The layout that the layers keep from here on: channels last is measured 6 % faster in bfloat16 at
     * the widths of SD3. In float32 it costs up to seven times the rounding error, so there it is not used.
     */
    private static Tensor fastest(Tensor x) {
        return x.scalar_type().intern() == ScalarType.BFloat16 ? x.contiguous(MemoryFormat.ChannelsLast) : x;
    }

    @Override
    public int factor() {
        return config.factor();
    }

    @Override
    public int channels() {
        return config.latentChannels();
    }
}
