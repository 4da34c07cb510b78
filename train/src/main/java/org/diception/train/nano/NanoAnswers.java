package org.diception.train.nano;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.model.Condition;
import org.diception.model.Denoiser;
import org.diception.model.Guidance;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.PromptTable;
import org.diception.vae.Autoencoder;

/** A model in training, asked for answers: what the benchmark scores. Not safe for use by several threads. */
public final class NanoAnswers implements AutoCloseable {
    private final Weights weights;
    private final Denoiser denoiser;
    private final PointEncoder points;
    private final Autoencoder autoencoder;
    private final PromptTable prompts;

    /** The network over the tensors of a source, by the keys of the DICEPTION checkpoint. */
    public NanoAnswers(
            TensorSource source, TransformerConfig config, Autoencoder autoencoder, PromptTable prompts) {
        this.weights = Weights.of(source, Engine.cpu());
        this.denoiser =
                new Denoiser(Transformer.of(weights.sub("transformer"), config), NanoConfig.schedule());
        this.points = PointEncoder.of(weights, config.width());
        this.autoencoder = autoencoder;
        this.prompts = prompts;
    }

    /**
     * One painted answer.
     *
     * @param rgb the photo, interleaved 8-bit, side × side
     * @param clicks up to five points as (x, y) in [0, 1], one after the other
     * @return planar (3, side, side), about [-1, 1]
     */
    public float[] answer(byte[] rgb, int side, String prompt, float[] clicks, int steps, long seed) {
        try (PointerScope scope = new PointerScope()) {
            Tensor photo = autoencoder.encode(Pictures.photo(rgb, side));
            float[] slots = java.util.Arrays.copyOf(clicks, 2 * PointEncoder.SLOTS);
            float[] labels = new float[PointEncoder.SLOTS];
            java.util.Arrays.fill(labels, 0, clicks.length / 2, 1);
            PromptTable.Embedding text = prompts.embed(List.of(prompt));
            Condition condition = new Condition(photo, text.tokens(), text.pooled(),
                    points.forward(Tensors.of(slots, 1, PointEncoder.SLOTS, 2),
                            Tensors.of(labels, 1, PointEncoder.SLOTS, 1)));
            torch.manual_seed(seed);
            Tensor answer = denoiser.denoise(torch.randn_like(photo), condition, Guidance.none(), steps,
                    (step, of, latents, velocity) -> {});
            return Tensors.toArray(autoencoder.decode(answer));
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
