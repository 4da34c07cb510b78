package org.diception.bench.compare;

import java.nio.file.Path;
import org.diception.bench.Arithmetic;
import org.diception.io.JsonConfig;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.text.BakedPrompts;
import org.diception.vae.AutoencoderKlConfig;

/** The arithmetic of a model's stages at one size. */
public record Operations(double encode, double transformer, double decode) {
    /** Zeros where the autoencoder is none of Stable Diffusion's. */
    public static Operations of(Path folder, int side) {
        TransformerConfig config =
                TransformerConfig.of(JsonConfig.read(folder.resolve("transformer/config.json")));
        JsonConfig vae = JsonConfig.read(folder.resolve("vae/config.json"));
        if (!vae.text("_class_name", "").equals("AutoencoderKL")) {
            return new Operations(0, 0, 0);
        }
        AutoencoderKlConfig kl = AutoencoderKlConfig.of(vae);
        try (var prompts = BakedPrompts.open(folder.resolve(BakedPrompts.FILE_NAME), Engine.cpu())) {
            return new Operations(Arithmetic.encode(kl, side),
                    Arithmetic.transformer(config, side, prompts.length()), Arithmetic.decode(kl, side));
        }
    }

    double of(Stage stage) {
        return switch (stage) {
            case ENCODE -> encode;
            case TRANSFORMER -> transformer;
            case DECODE -> decode;
            case GUIDED -> 2 * Stage.GUIDED_STEPS * transformer;
            case ANSWER -> encode + transformer + decode;
            case SIX, SIX_TOGETHER -> encode + Inputs.SIX.size() * (transformer + decode);
        };
    }
}
