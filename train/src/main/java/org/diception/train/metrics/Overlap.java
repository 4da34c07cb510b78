package org.diception.train.metrics;

/** How well two sets of pixels agree, and how a painted answer becomes such a set. */
public final class Overlap {
    /** Above this level, in [-1, 1], a pixel counts as painted: 30 % of full light. */
    public static final double PAINTED = -.4;

    private Overlap() {
    }

    /** Intersection over union; 1 where both are empty. */
    public static double iou(boolean[] a, boolean[] b) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] && b[i] ? 1 : 0;
            either += a[i] || b[i] ? 1 : 0;
        }
        return either == 0 ? 1 : (double) both / either;
    }

    /**
     * The pixels of a (3, H, W) answer whose mean is nearer to white than to black: a mask painted white on
     * black.
     */
    public static boolean[] white(float[] answer) {
        int pixels = answer.length / 3;
        boolean[] mask = new boolean[pixels];
        for (int i = 0; i < pixels; i++) {
            mask[i] = answer[i] + answer[pixels + i] + answer[2 * pixels + i] > 0;
        }
        return mask;
    }

    /**
     * The pixels of a (3, H, W) answer that differ from black: the brightest channel is above {@code level}.
     *
     * @param level in [-1, 1]; −1 is black
     */
    public static boolean[] painted(float[] answer, double level) {
        int pixels = answer.length / 3;
        boolean[] mask = new boolean[pixels];
        for (int i = 0; i < pixels; i++) {
            mask[i] = Math.max(answer[i], Math.max(answer[pixels + i], answer[2 * pixels + i])) > level;
        }
        return mask;
    }
}
