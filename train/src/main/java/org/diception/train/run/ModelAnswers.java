package org.diception.train.run;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.model.Condition;
import org.diception.model.Denoiser;
import org.diception.model.Guidance;
import org.diception.model.PointEncoder;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.text.PromptSet;
import org.diception.text.TextEmbedding;
import org.diception.train.PromptTable;
import org.diception.train.TrainedModel;
import org.diception.train.Trainer;
import org.diception.train.data.LatentSample;
import org.diception.train.metrics.SyntheticBenchmark;
import org.diception.train.optim.NoGrad;
import org.diception.train.scenes.RenderedScene;
import org.diception.vae.Autoencoder;

/**
 * The averaged weights of a model in training, asked for answers; in float32. Not safe for use by several
 * threads.
 */
final class ModelAnswers implements SyntheticBenchmark.Painter, AutoCloseable {
    private final NoGrad noGrad = new NoGrad();
    private final TrainedModel.OpenNetwork open;
    private final Denoiser denoiser;
    private final Autoencoder autoencoder;
    private final PromptTable prompts;
    private final Answering answering;
    private final Engine engine;

    ModelAnswers(Trainer trainer, Autoencoder autoencoder, PromptTable prompts, Answering answering,
            Engine engine) {
        this.open = trainer.model().open(trainer.averaged(), engine);
        this.denoiser = new Denoiser(open.network().transformer(), trainer.model().schedule());
        this.autoencoder = autoencoder;
        this.prompts = prompts;
        this.answering = answering;
        this.engine = engine;
    }

    /** The answer's latent (1, C, h, w) to a sample's question; the same seed gives the same one. */
    Tensor answer(LatentSample sample, long seed) {
        return answer(sample.photo().unsqueeze(0), sample.prompt(), sample.points(), sample.labels(), seed);
    }

    /** A latent (1, C, h, w) as the picture that it means, (3, H, W) in about [0, 1]. */
    Planes picture(Tensor latent) {
        try (PointerScope scope = new PointerScope()) {
            Tensor picture = autoencoder.decode(engine.cast(latent)).to(ScalarType.Float)
                    .add(new Scalar(1.0)).div(new Scalar(2));
            return new Planes(3, (int) picture.size(2), (int) picture.size(3), Tensors.toArray(picture));
        }
    }

    @Override
    public float[] paint(RenderedScene scene, String prompt, float[] clicks) {
        try (PointerScope scope = new PointerScope()) {
            Planes rgb = Planes.of(new RgbImage(scene.size(), scene.size(), scene.rgb()));
            Tensor picture = Tensors.of(rgb.data(), 1, 3, scene.size(), scene.size())
                    .mul(new Scalar(2)).sub(new Scalar(1.0)); // [-1, 1]
            float[] labels = new float[PointEncoder.SLOTS];
            Arrays.fill(labels, 0, clicks.length / 2, 1);
            Tensor photo = autoencoder.encode(engine.cast(picture));
            return Tensors.toArray(autoencoder.decode(answer(photo, prompt,
                    Arrays.copyOf(clicks, 2 * PointEncoder.SLOTS), labels, scene.seed())));
        }
    }

    private Tensor answer(Tensor photo, String prompt, float[] points, float[] labels, long seed) {
        try (Scope scope = new Scope()) {
            TextEmbedding text = prompts.embed(List.of(prompt));
            Tensor tokens = open.network().points().forward(
                    engine.place(Tensors.of(points, 1, PointEncoder.SLOTS, 2)),
                    engine.place(Tensors.of(labels, 1, PointEncoder.SLOTS, 1)));
            Condition condition = new Condition(engine.cast(photo), engine.cast(text.tokens()),
                    engine.cast(text.pooled()), tokens);
            torch.manual_seed(seed);
            Tensor noise = engine.place(torch.randn_like(photo.to(ScalarType.Float).cpu()));
            return scope.out(denoiser.denoise(noise, condition, guidance(condition), answering.steps(),
                    (step, of, latents, velocity) -> {}));
        }
    }

    private Guidance guidance(Condition condition) {
        if (answering.guidance() <= 1) {
            return Guidance.none();
        }
        TextEmbedding empty = prompts.embed(List.of(PromptSet.EMPTY));
        return new Guidance(answering.guidance(), condition.unconditional(
                engine.cast(empty.tokens()), engine.cast(empty.pooled())));
    }

    @Override
    public void close() {
        open.close();
        noGrad.close();
    }
}
