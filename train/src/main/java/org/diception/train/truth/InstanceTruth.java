package org.diception.train.truth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Instances, each in a colour of its own, on black: all of them (entity) or those of one class (semantic).
 */
public final class InstanceTruth {
    private InstanceTruth() {
    }

    /**
     * Paints in random colours, which carry no meaning, as the paper does.
     *
     * @param ids (H, W), the instance at each pixel, 0 for the background
     * @param wanted which instances are painted; the background never is
     * @return (3, H, W)
     */
    public static float[] paint(int[] ids, IntPredicate wanted, Random random) {
        int[] shown = Arrays.stream(ids).filter(id -> id != 0 && wanted.test(id)).distinct().sorted()
                .toArray();
        float[][] colours = new Palette(random).colours(shown.length);
        Map<Integer, float[]> colourOf = new HashMap<>();
        for (int i = 0; i < shown.length; i++) {
            colourOf.put(shown[i], colours[i]);
        }
        return paint(ids, wanted, colourOf::get);
    }

    /** The same with chosen colours, (r, g, b) in [-1, 1] for each instance that is wanted. */
    public static float[] paint(int[] ids, IntPredicate wanted, IntFunction<float[]> colours) {
        float[] picture = new float[3 * ids.length];
        Arrays.fill(picture, -1);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != 0 && wanted.test(ids[i])) {
                float[] colour = colours.apply(ids[i]);
                picture[i] = colour[0];
                picture[ids.length + i] = colour[1];
                picture[2 * ids.length + i] = colour[2];
            }
        }
        return picture;
    }
}
