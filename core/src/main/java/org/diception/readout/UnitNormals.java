package org.diception.readout;

import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;

/**
 * Normals as the network paints them: (n + 1) / 2, x red, y green, z blue, in StableNormal's frame (paper
 * C.2).
 */
public final class UnitNormals {
    private static final float SHORTEST = 1e-6f;

    private UnitNormals() {}

    /**
     * Painted colours (3, h, w) in [0, 1] to unit vectors (3, height, width): x right, y up, z to the viewer.
     */
    public static Planes of(Planes colours, int width, int height) {
        Planes large = Resample.resize(vectors(colours), width, height, Filter.BILINEAR); // (3, H, W)
        normalise(large);
        return large;
    }

    /** Painted colours (3, h, w) in [0, 1] to unit vectors of the same size. */
    public static Planes vectors(Planes colours) {
        float[] vectors = new float[colours.data().length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = 2 * colours.data()[i] - 1;
        }
        Planes small = new Planes(3, colours.height(), colours.width(), vectors);
        normalise(small);
        return small;
    }

    /** The usual colours of unit vectors (3, H, W), as a picture. */
    public static RgbImage coloured(Planes vectors) {
        return colours(vectors).toRgb(Rounding.NEAREST);
    }

    /** The usual colours of unit vectors (3, H, W): [-1, 1] to [0, 1]. */
    public static Planes colours(Planes vectors) {
        float[] colours = new float[vectors.data().length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (vectors.data()[i] + 1) / 2;
        }
        return new Planes(3, vectors.height(), vectors.width(), colours);
    }

    /** Divides each vector by its length, in place; a vector of no length faces the viewer. */
    private static void normalise(Planes planes) {
        float[] v = planes.data();
        int area = planes.width() * planes.height();
        for (int x = 0, y = area, z = 2 * area; x < area; x++, y++, z++) {
            float length = (float) Math.sqrt(v[x] * v[x] + v[y] * v[y] + v[z] * v[z]);
            boolean pointless = !(length > SHORTEST);
            v[x] = pointless ? 0 : v[x] / length;
            v[y] = pointless ? 0 : v[y] / length;
            v[z] = pointless ? 1 : v[z] / length;
        }
    }
}
