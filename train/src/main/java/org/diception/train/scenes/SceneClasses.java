package org.diception.train.scenes;

import java.awt.Color;
import java.util.List;

/**
 * What a pixel of a scene shows, as a number: the commonest classes, then everything else that can be there.
 * Painted in fixed colours it is the picture that says of every place what is there.
 */
public final class SceneClasses {
    private static final List<String> NAMES = List.of(
            "person", "chair", "dining table", "couch", "bed", "bench", "lamp", "tv", "cup", "bottle", "bowl",
            "vase", "apple", "book", "dog", "cat", "horse", "cow", "bird", "car", "bus", "truck", "bicycle",
            "boat", "airplane", "tree", "potted plant", "house", "building", "sports ball", "box");
    private static final int SOLID_BACKGROUND = NAMES.size();
    private static final int SKY = NAMES.size() + 1;
    private static final int SOMETHING_ELSE = NAMES.size() + 2;
    /** Classes told apart. */
    public static final int COUNT = NAMES.size() + 3;

    /** Hues follow the golden ratio, so that any few neighbours in the list differ much. */
    private static final double HUE_STEP = 0.618034;

    private SceneClasses() {}

    /** The class at a pixel, from 0 to {@link #COUNT} - 1. */
    public static int at(RenderedScene scene, int pixel) {
        int id = scene.ids()[pixel];
        if (id == 0) {
            return scene.disparity()[pixel] > 0 ? SOLID_BACKGROUND : SKY;
        }
        int known = NAMES.indexOf(scene.classes().get(id));
        return known >= 0 ? known : SOMETHING_ELSE;
    }

    /** Every pixel in the colour of its class, the background black, (3, H, W) in [-1, 1]. */
    public static float[] paint(RenderedScene scene) {
        int pixels = scene.ids().length;
        float[] picture = new float[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            int rgb = colour(at(scene, i));
            for (int channel = 0; channel < 3; channel++) {
                picture[channel * pixels + i] = (rgb >> 16 - 8 * channel & 255) / 127.5f - 1;
            }
        }
        return picture;
    }

    private static int colour(int number) {
        if (number == SOLID_BACKGROUND || number == SKY) {
            return 0;
        }
        float saturation = number % 2 == 0 ? 1 : 0.5f;
        return Color.HSBtoRGB((float) (number * HUE_STEP), saturation, number % 3 == 0 ? 0.6f : 1);
    }
}
