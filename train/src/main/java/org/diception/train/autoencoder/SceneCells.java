package org.diception.train.autoencoder;

import java.util.Arrays;
import org.diception.train.nano.LocationColours;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.SceneClasses;
import org.diception.train.truth.InstanceTruth;

/**
 * The truth of a scene at the cells of the latent grid; planes of {@code cells × cells}, one after the
 * other.
 *
 * @param fine {@link #FINE} planes: each plane of the truth averaged over the four quarters of a cell,
 *     quarter by quarter. First disparity from 0 (farthest) to 1 (nearest), then normals (shorter than 1 if
 *     a quarter is not flat, 0 in the sky), then in [-1, 1] the colour of the instance and the painted pose
 * @param classes {@link SceneClasses#COUNT} planes: shares of the cell's pixels, which sum to 1
 */
record SceneCells(float[] fine, float[] classes) {
    /** Planes of truth at the picture's size: disparity, normals, colours of instances, pose. */
    private static final int PICTURES = 1 + 3 + 3 + 3;
    static final int QUARTERS = 4;
    static final int FINE = PICTURES * QUARTERS;
    /** Of a normal's deviation beside those of the other planes: it takes longest to learn. */
    private static final float NORMAL_WEIGHT = 2.5f;

    /** @param factor pixels of a cell along a side, even */
    static SceneCells of(RenderedScene scene, int factor) {
        int side = scene.size() / factor;
        int cells = side * side;
        float[] fine = new float[FINE * cells];
        float[] planes = planes(scene);
        float[] classes = new float[SceneClasses.COUNT * cells];
        float share = 1f / (factor * factor);
        int pixels = scene.ids().length;
        for (int y = 0; y < side * factor; y++) {
            for (int x = 0; x < side * factor; x++) {
                int pixel = y * scene.size() + x;
                int cell = y / factor * side + x / factor;
                int quarter = 2 * (2 * y / factor % 2) + 2 * x / factor % 2;
                for (int plane = 0; plane < PICTURES; plane++) {
                    fine[(plane * QUARTERS + quarter) * cells + cell] +=
                            QUARTERS * share * planes[plane * pixels + pixel];
                }
                classes[SceneClasses.at(scene, pixel) * cells + cell] += share;
            }
        }
        return new SceneCells(fine, classes);
    }

    /** What the deviation of each of the {@link #FINE} planes counts in the loss. */
    static float[] weights() {
        float[] weights = new float[FINE];
        Arrays.fill(weights, 1);
        Arrays.fill(weights, QUARTERS, (1 + 3) * QUARTERS, NORMAL_WEIGHT);
        return weights;
    }

    /** ({@link #PICTURES}, H, W). */
    private static float[] planes(RenderedScene scene) {
        int pixels = scene.ids().length;
        float[] planes = new float[PICTURES * pixels];
        System.arraycopy(Pictures.unitDisparity(scene), 0, planes, 0, pixels);
        for (int i = 0; i < 3 * pixels; i++) {
            planes[(1 + i % 3) * pixels + i / 3] = scene.normals()[i];
        }
        float[] colours = InstanceTruth.paint(scene.ids(), id -> true, LocationColours.of(scene));
        System.arraycopy(colours, 0, planes, 4 * pixels, 3 * pixels);
        System.arraycopy(Examples.pose(scene).answer(), 0, planes, 7 * pixels, 3 * pixels);
        return planes;
    }
}
