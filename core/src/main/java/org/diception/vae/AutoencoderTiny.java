package org.diception.vae;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * The small autoencoder of plain convolutions (diffusers {@code AutoencoderTiny}); it has no posterior. The
 * tensors belong to the {@link Weights} it was built from.
 */
public final class AutoencoderTiny implements Autoencoder {
    /** Latents go through 3 tanh(z / 3) before they are decoded. */
    private static final double SOFT_LIMIT = 3;

    private final AutoencoderTinyConfig config;
    private final LatentScale scale;
    private final Layer encoder;
    private final Layer decoder;

    private AutoencoderTiny(AutoencoderTinyConfig config, Layer encoder, Layer decoder) {
        this.config = config;
        this.scale = new LatentScale(config.scalingFactor(), config.shiftFactor());
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** Takes every tensor by its name in the checkpoint. */
    public static AutoencoderTiny of(AutoencoderTinyConfig config, Weights weights) {
        Layer encoder = TinyLayers.encoder(config, weights.sub("encoder"));
        Layer decoder = TinyLayers.decoder(config, weights.sub("decoder"));
        return new AutoencoderTiny(config, encoder, decoder);
    }

    @Override
    public Tensor encode(Tensor image) {
        Shapes.checkImage(image, config.inChannels(), factor());
        try (var scope = new Scope()) {
            Tensor unit = image.add(new Scalar(1.0)).mul(new Scalar(0.5)); // [0, 1]
            return scope.out(scale.apply(encoder.forward(unit)));
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
            Tensor latents = scale.undo(scaledLatents);
            Tensor limited = latents.div(new Scalar(SOFT_LIMIT)).tanh().mul(new Scalar(SOFT_LIMIT));
            Tensor unit = decoder.forward(limited); // about [0, 1]
            return scope.out(unit.mul(new Scalar(2.0)).sub(new Scalar(1.0)));
        }
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
