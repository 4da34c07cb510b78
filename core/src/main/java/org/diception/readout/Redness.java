package org.diception.readout;

/**
 * How red each pixel is, from 0 for black and every limb's colour to 1 for a joint; at the softened edge of a
 * joint it is about the share of the pixel that the joint covers.
 */
record Redness(int width, int height, float[] level) {
    static Redness of(Canvas canvas, double floor) {
        float[] level = new float[canvas.area()];
        float[][] planes = canvas.planes();
        for (int i = 0; i < level.length; i++) {
            double above = planes[0][i] - Math.max(planes[1][i], planes[2][i]);
            level[i] = (float) Math.max(0, (above - floor) / (1 - floor));
        }
        return new Redness(canvas.width(), canvas.height(), level);
    }

    Redness copy() {
        return new Redness(width, height, level.clone());
    }

    /** The level at a place in pixels; outside nothing is red. */
    float at(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        boolean inside = column >= 0 && column < width && row >= 0 && row < height;
        return inside ? level[row * width + column] : 0;
    }
}
