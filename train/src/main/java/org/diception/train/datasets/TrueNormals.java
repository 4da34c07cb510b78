package org.diception.train.datasets;

/**
 * The directions that surfaces face: x right, y up, z to the viewer.
 *
 * @param vectors (H, W, 3), about unit length; 0, 0, 0 where no surface is known
 */
public record TrueNormals(int width, int height, float[] vectors) implements Truth {
    public TrueNormals {
        if (vectors.length != 3 * width * height) {
            throw new IllegalArgumentException(vectors.length + " numbers given for the normals of " + width
                    + "x" + height + " pixels");
        }
    }

    @Override
    public TrueNormals through(PixelMap map) {
        float[] moved = map.of(vectors, 3);
        if (map.mirrors()) {
            for (int i = 0; i < moved.length; i += 3) {
                moved[i] = moved[i] == 0 ? 0 : -moved[i]; // no negative zero, so that twice is the identity
            }
        }
        return new TrueNormals(map.width(), map.height(), moved);
    }
}
