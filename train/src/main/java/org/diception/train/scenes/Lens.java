package org.diception.train.scenes;

/**
 * Sharp at one depth only.
 *
 * @param aperture radius, in picture widths, to which a point spreads per unit of disparity (1 / metres) that
 *     it lies away from the focus; 0 = everything is sharp
 * @param focus disparity that is sharp, 1 / metres
 */
record Lens(double aperture, double focus) {
    static final Lens PINHOLE = new Lens(0, 0);

    /** Points spread no farther than this, in picture widths, to keep the cost in bounds. */
    private static final double WIDEST = .03;

    /** A lens that is sharp at {@code distance} metres and blurs what is infinitely far by so many widths. */
    static Lens focused(double distance, double blurOfInfinity) {
        return new Lens(blurOfInfinity * distance, 1 / distance);
    }

    /**
     * Spreads every pixel over its circle of confusion.
     *
     * @param light three planes, one after the other
     * @param disparity of each pixel, 1 / metres
     */
    float[] blur(float[] light, float[] disparity, int size) {
        if (aperture == 0) {
            return light;
        }
        double[] radius = new double[disparity.length];
        for (int i = 0; i < radius.length; i++) {
            radius[i] = Math.min(WIDEST, aperture * Math.abs(disparity[i] - focus)) * size;
        }
        return new Defocus(light, disparity, radius, size).picture();
    }
}
