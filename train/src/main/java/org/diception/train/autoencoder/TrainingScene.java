package org.diception.train.autoencoder;

import java.util.List;
import java.util.Random;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;

/**
 * What one scene gives a step: a photo in changed light, two painted answers (all planar,
 * [-1, 1]), the truth per cell.
 */
record TrainingScene(float[] photo, List<float[]> answers, SceneCells cells) {
    private static final Pictures.Kind[] ANSWERS = {
        Pictures.Kind.DEPTH, Pictures.Kind.NORMAL, Pictures.Kind.NORMAL,
        Pictures.Kind.MASK, Pictures.Kind.ENTITY, Pictures.Kind.ENTITY, Pictures.Kind.POSE
    };

    static TrainingScene render(long seed, int side, int factor) {
        RenderedScene scene =
                Renderer.render(seed, side, seed % 2 == 0 ? SceneStyle.PLAIN : SceneStyle.VARIED);
        Random random = new Random(seed);
        float[] photo = Pictures.of(Pictures.Kind.PHOTO, scene, random);
        jitter(photo, random);
        List<float[]> answers = List.of(answer(scene, random), answer(scene, random));
        return new TrainingScene(photo, answers, SceneCells.of(scene, factor));
    }

    private static float[] answer(RenderedScene scene, Random random) {
        Pictures.Kind kind = ANSWERS[random.nextInt(ANSWERS.length)];
        // black pictures teach nothing
        boolean black = kind == Pictures.Kind.POSE && !Examples.hasPeople(scene);
        return Pictures.of(black ? Pictures.Kind.NORMAL : kind, scene, random);
    }

    /** Brighter or darker, with a cast: photos differ more than scenes do. */
    private static void jitter(float[] photo, Random random) {
        int pixels = photo.length / 3;
        float common = (float) (0.2 * random.nextGaussian());
        float offset = (float) (0.1 * random.nextGaussian());
        for (int channel = 0; channel < 3; channel++) {
            float gain = (float) Math.exp(common + 0.1 * random.nextGaussian());
            for (int i = channel * pixels; i < (channel + 1) * pixels; i++) {
                photo[i] = Math.max(-1, Math.min(1, photo[i] * gain + offset));
            }
        }
    }
}
