package org.diception.readout;

import org.diception.image.Planes;

/**
 * A painted picture that is worked on: three planes of colours from 0 to 1, row by row from the top.
 *
 * @param planes red, green, blue
 */
record Canvas(int width, int height, float[][] planes) {
    /** A copy of painted colours (3, h, w); the network paints a little beyond 0 and 1, which is clipped. */
    static Canvas of(Planes colours) {
        int area = colours.width() * colours.height();
        float[][] planes = new float[3][area];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < area; i++) {
                planes[k][i] = Colours.clip(colours.data()[k * area + i]);
            }
        }
        return new Canvas(colours.width(), colours.height(), planes);
    }

    int area() {
        return width * height;
    }

    /** The means of blocks of {@code block} × {@code block} pixels; those at the far edges may be smaller. */
    Canvas shrunk(int block) {
        if (block == 1) {
            return this;
        }
        int wide = (width + block - 1) / block;
        int high = (height + block - 1) / block;
        float[][] small = new float[3][wide * high];
        for (int k = 0; k < 3; k++) {
            for (int y = 0; y < height; y++) {
                addRow(planes[k], y * width, small[k], y / block * wide, block);
            }
            for (int y = 0; y < high; y++) {
                int rows = Math.min(block, height - y * block);
                for (int x = 0; x < wide; x++) {
                    small[k][y * wide + x] /= rows * Math.min(block, width - x * block);
                }
            }
        }
        return new Canvas(wide, high, small);
    }

    private void addRow(float[] from, int row, float[] to, int smallRow, int block) {
        for (int x = 0, sum = smallRow; x < width; sum++) {
            for (int end = Math.min(width, x + block); x < end; x++) {
                to[sum] += from[row + x];
            }
        }
    }

    /** Each pixel averaged with its neighbours, weights 1, 2, 1 along rows and columns. */
    Canvas smooth() {
        float[][] smooth = new float[3][area()];
        float[] rows = new float[area()];
        for (int k = 0; k < 3; k++) {
            for (int y = 0, i = 0; y < height; y++) {
                for (int x = 0; x < width; x++, i++) {
                    rows[i] = average(planes[k], x > 0 ? i - 1 : i, i, x < width - 1 ? i + 1 : i);
                }
            }
            for (int y = 0, i = 0; y < height; y++) {
                int up = y > 0 ? width : 0;
                int down = y < height - 1 ? width : 0;
                for (int x = 0; x < width; x++, i++) {
                    smooth[k][i] = average(rows, i - up, i, i + down);
                }
            }
        }
        return new Canvas(width, height, smooth);
    }

    private static float average(float[] from, int before, int at, int behind) {
        return (from[before] + 2 * from[at] + from[behind]) / 4;
    }

    /** The colour (r, g, b) of a pixel. */
    float[] at(int pixel) {
        return new float[] {planes[0][pixel], planes[1][pixel], planes[2][pixel]};
    }

    /** The colour at a place within the picture, in pixels from its corner, between the pixels around it. */
    void sample(double x, double y, double[] into) {
        int left = (int) Math.max(0, Math.min(width - 2, Math.floor(x - 0.5)));
        int top = (int) Math.max(0, Math.min(height - 2, Math.floor(y - 0.5)));
        int right = Math.min(width - 1, left + 1);
        int below = Math.min(height - 1, top + 1) * width;
        double toRight = Math.max(0, Math.min(1, x - 0.5 - left));
        double down = Math.max(0, Math.min(1, y - 0.5 - top));
        for (int k = 0; k < 3; k++) {
            float[] plane = planes[k];
            double above = plane[top * width + left] * (1 - toRight) + plane[top * width + right] * toRight;
            double under = plane[below + left] * (1 - toRight) + plane[below + right] * toRight;
            into[k] = above * (1 - down) + under * down;
        }
    }

    /** Euclidean distance of a pixel's colour from another, squared. */
    double squared(int pixel, float red, float green, float blue) {
        double r = planes[0][pixel] - red;
        double g = planes[1][pixel] - green;
        double b = planes[2][pixel] - blue;
        return r * r + g * g + b * b;
    }

    /** Euclidean distance of two pixels' colours, squared. */
    double squared(int one, int other) {
        return squared(one, planes[0][other], planes[1][other], planes[2][other]);
    }
}
