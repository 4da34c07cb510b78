package org.diception.train.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;
import org.diception.model.PointEncoder;
import org.diception.nn.Tensors;
import org.diception.train.data.LatentEncoder;
import org.diception.train.data.LatentSample;
import org.diception.train.data.Questions;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;
import org.diception.train.metrics.PairScore;

/**
 * Scores a model in training on pairs that it never learns from: always the same pairs and the same noise.
 * Holds their latents and pictures in memory. Not safe for use by several threads.
 */
final class PairScoring {
    private record Pair(String name, Planes photo, float[] points, float[] labels, RgbImage target) {}

    private final PairScore.Kind kind;
    private final String prompt;
    private final List<Pair> pairs = new ArrayList<>();

    PairScoring(PairRecipe recipe, LatentEncoder latents) {
        this.kind = TaskRecipe.score(recipe.task());
        this.prompt = recipe.task().prompt();
        DataSet set = recipe.set();
        for (int i = 0; i < set.size(); i++) {
            pairs.add(pair(set.sample(i), latents));
        }
    }

    private static Pair pair(Sample sample, LatentEncoder latents) {
        TruePicture truth = sample.need(TruePicture.class);
        float[] clicks = Questions.clicks(truth);
        float[] labels = new float[PointEncoder.SLOTS];
        Arrays.fill(labels, 0, clicks.length / 2, 1);
        return new Pair(sample.name(), latents.of(sample.photo()),
                Arrays.copyOf(clicks, 2 * PointEncoder.SLOTS), labels, truth.picture());
    }

    /** What is scored, for people. */
    String name() {
        return "score " + kind;
    }

    /** The mean over all pairs. */
    double score(ModelAnswers answers) {
        PairScore score = new PairScore(kind);
        for (int i = 0; i < pairs.size(); i++) {
            try (PointerScope scope = new PointerScope()) {
                score.add(answers.picture(answers.answer(sample(pairs.get(i)), i)), pairs.get(i).target());
            }
        }
        return score.value();
    }

    /** Writes the answers to the first pairs, each under the name of its photo. */
    void draw(ModelAnswers answers, int count, Path folder) {
        for (int i = 0; i < Math.min(count, pairs.size()); i++) {
            try (PointerScope scope = new PointerScope()) {
                Planes painted = answers.picture(answers.answer(sample(pairs.get(i)), i));
                String stem = pairs.get(i).name().replaceFirst("\\.[^.]*$", "");
                PngWriter.rgb(painted.toRgb(Rounding.NEAREST)).write(folder.resolve(stem + ".png"));
            }
        }
    }

    private LatentSample sample(Pair pair) {
        Planes photo = pair.photo();
        Tensor latent = Tensors.of(photo.data(), photo.channels(), photo.height(), photo.width());
        return new LatentSample(
                latent, latent, prompt, pair.points(), pair.labels(), List.of(), new float[0]);
    }
}
