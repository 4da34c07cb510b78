package org.diception.train.autoencoder;

import java.util.List;
import org.diception.train.scenes.RenderedScene;

/**
 * The truth of a scene, averaged over the cells of the latent grid; planes of {@code cells × cells}, one
 * after the other.
 *
 * @param disparity 1 plane: from 0 (farthest) to 1 (nearest)
 * @param normals 3 planes: mean normals; shorter than 1 where the cell is not flat, 0 in the sky
 * @param classes {@link #CLASSES} planes: shares of the cell's pixels, which sum to 1
 */
record SceneCells(float[] disparity, float[] normals, float[] classes) {
    /** Classes told apart; the rest is "something else". */
    private static final List<String> NAMES = List.of(
            "person", "chair", "dining table", "couch", "bed", "bench", "lamp", "tv", "cup", "bottle", "bowl",
            "vase", "apple", "book", "dog", "cat", "horse", "cow", "bird", "car", "bus", "truck", "bicycle",
            "boat", "airplane", "tree", "potted plant", "house", "building", "sports ball", "box");
    private static final int SOLID_BACKGROUND = NAMES.size();
    private static final int SKY = NAMES.size() + 1;
    private static final int SOMETHING_ELSE = NAMES.size() + 2;
    static final int CLASSES = NAMES.size() + 3;

    static SceneCells of(RenderedScene scene, int factor) {
        int side = scene.size() / factor;
        int cells = side * side;
        SceneCells result =
                new SceneCells(new float[cells], new float[3 * cells], new float[CLASSES * cells]);
        float[] disparity = Pictures.unitDisparity(scene);
        float share = 1f / (factor * factor);
        for (int y = 0; y < side * factor; y++) {
            for (int x = 0; x < side * factor; x++) {
                int pixel = y * scene.size() + x;
                int cell = y / factor * side + x / factor;
                result.disparity[cell] += share * disparity[pixel];
                for (int axis = 0; axis < 3; axis++) {
                    result.normals[axis * cells + cell] += share * scene.normals()[3 * pixel + axis];
                }
                result.classes[classAt(scene, pixel) * cells + cell] += share;
            }
        }
        return result;
    }

    private static int classAt(RenderedScene scene, int pixel) {
        int id = scene.ids()[pixel];
        if (id == 0) {
            return scene.disparity()[pixel] > 0 ? SOLID_BACKGROUND : SKY;
        }
        int known = NAMES.indexOf(scene.classes().get(id));
        return known >= 0 ? known : SOMETHING_ELSE;
    }
}
