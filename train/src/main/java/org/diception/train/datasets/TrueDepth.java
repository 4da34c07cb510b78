package org.diception.train.datasets;

/**
 * Distances along the viewing direction.
 *
 * @param metres (H, W); positive infinity for the sky; only pixels that count need to make sense
 * @param counts (H, W), whether a pixel is scored: measured, in range, inside the set's crop
 * @param nearest metres; what is predicted nearer is moved here before it is scored, 0 for nowhere
 * @param farthest metres; the same for the other end, positive infinity for nowhere
 */
public record TrueDepth(int width, int height, float[] metres, boolean[] counts, double nearest,
        double farthest) implements Truth {
    public TrueDepth {
        int pixels = width * height;
        if (metres.length != pixels || counts.length != pixels) {
            throw new IllegalArgumentException(metres.length + " depths and " + counts.length
                    + " flags given for " + width + "x" + height + " pixels");
        }
        if (!(nearest >= 0 && farthest > nearest)) {
            throw new IllegalArgumentException("depths from " + nearest + " to " + farthest + " m");
        }
    }

    /** 1 / metres, (H, W); 0 for the sky and where no depth is known. */
    public float[] disparity() {
        float[] disparity = new float[metres.length];
        for (int i = 0; i < disparity.length; i++) {
            disparity[i] = metres[i] > 0 ? 1 / metres[i] : 0;
        }
        return disparity;
    }

    /** How many pixels are scored. */
    public int counted() {
        int counted = 0;
        for (boolean one : counts) {
            counted += one ? 1 : 0;
        }
        return counted;
    }

    @Override
    public TrueDepth through(PixelMap map) {
        return new TrueDepth(map.width(), map.height(), map.of(metres, 1), map.of(counts), nearest, farthest);
    }
}
