package org.diception;

import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.readout.UnitNormals;

/**
 * The direction that the surface faces at every pixel: unit vectors, x to the right, y up, z towards the
 * viewer. A wall that faces the camera is (0, 0, 1).
 *
 * @param vectors planes x, y, z (3, H, W) in [-1, 1] at the size of the upright photo
 */
public record NormalMap(Painting painting, Planes vectors) implements Prediction {
    static NormalMap of(Painting painting) {
        return new NormalMap(painting,
                UnitNormals.of(painting.colours(), painting.width(), painting.height()));
    }

    /** The unit vector (x, y, z) at a pixel of the upright photo. */
    public float[] at(int x, int y) {
        int area = width() * height();
        int pixel = y * width() + x;
        float[] all = vectors.data();
        return new float[] {all[pixel], all[area + pixel], all[2 * area + pixel]};
    }

    @Override
    public Planes data() {
        return vectors;
    }

    @Override
    public float lowest() {
        return -1;
    }

    @Override
    public String convention() {
        return "unit normals, planes x (right), y (up), z (to the viewer)";
    }

    /** The usual colours: [-1, 1] to [0, 1], x red, y green, z blue. */
    @Override
    public RgbImage preview() {
        return UnitNormals.coloured(vectors);
    }
}
