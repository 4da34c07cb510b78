package org.diception.train.autoencoder;

import java.util.Random;
import java.util.SplittableRandom;
import org.diception.train.nano.ColourJitter;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;

/**
 * What one scene gives a step: a photo in changed light, a painted answer (both planar, [-1, 1]), the truth
 * per cell.
 */
record TrainingScene(float[] photo, float[] answer, SceneCells cells) {
    /** Of ten scenes so many are in the plain style; the others are varied, for photos' sake. */
    private static final int PLAIN_OF_TEN = 6;

    private static final Pictures.Kind[] ANSWERS = {
        Pictures.Kind.DEPTH, Pictures.Kind.NORMAL, Pictures.Kind.NORMAL,
        Pictures.Kind.MASK, Pictures.Kind.ENTITY, Pictures.Kind.ENTITY, Pictures.Kind.POSE
    };

    static TrainingScene render(long seed, int side, int factor) {
        SceneStyle style = seed % 10 < PLAIN_OF_TEN ? SceneStyle.PLAIN : SceneStyle.VARIED;
        RenderedScene scene = Renderer.render(seed, side, style);
        Random random = new Random(new SplittableRandom(seed).nextLong()); // else neighbours are alike
        float[] photo = Pictures.of(Pictures.Kind.PHOTO, scene, random);
        ColourJitter.apply(photo, random);
        return new TrainingScene(photo, answer(scene, random), SceneCells.of(scene, factor));
    }

    private static float[] answer(RenderedScene scene, Random random) {
        Pictures.Kind kind = ANSWERS[random.nextInt(ANSWERS.length)];
        // black pictures teach nothing
        boolean black = kind == Pictures.Kind.POSE && !Examples.hasPeople(scene);
        return Pictures.of(black ? Pictures.Kind.NORMAL : kind, scene, random);
    }
}
