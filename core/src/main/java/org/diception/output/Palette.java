package org.diception.output;

import java.awt.Color;
import java.util.HashSet;
import java.util.Set;

/** Colours to tell things apart: hues one golden angle apart, so that neighbours in number differ most. */
final class Palette {
    private static final double GOLDEN = 0.618033988749895;
    private static final float[] SATURATION = {0.85f, 0.55f};
    private static final float[] BRIGHTNESS = {1, 0.8f, 0.9f};

    private Palette() {}

    /** The colour of the thing with this number, 0xRRGGBB. */
    static int colour(int number) {
        float hue = (float) (number * GOLDEN % 1);
        float saturation = SATURATION[number % SATURATION.length];
        float brightness = BRIGHTNESS[number % BRIGHTNESS.length];
        return Color.HSBtoRGB(hue, saturation, brightness) & 0xffffff;
    }

    /** Different colours for the things 1 to {@code count}; entry 0 is black. */
    static int[] distinct(int count) {
        int[] colours = new int[count + 1];
        Set<Integer> used = new HashSet<>(Set.of(0));
        for (int i = 1; i <= count; i++) {
            colours[i] = colour(i);
            while (!used.add(colours[i])) {
                colours[i] = colours[i] + 1 & 0xffffff;
            }
        }
        return colours;
    }
}
