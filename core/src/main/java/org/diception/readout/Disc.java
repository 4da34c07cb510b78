package org.diception.readout;

/** A joint as it is painted: a disc whose edge is softened by the share of a pixel that it covers. */
record Disc(double x, double y, double radius) {
    /** What is done with a pixel and the share of it that the disc covers. */
    interface Pixel {
        void visit(int pixel, double cover);
    }

    /** All pixels of a picture that the disc covers at least partly. */
    void each(int width, int height, Pixel pixel) {
        int top = Math.max(0, (int) Math.floor(y - radius - 0.5));
        int bottom = Math.min(height - 1, (int) Math.ceil(y + radius + 0.5));
        int left = Math.max(0, (int) Math.floor(x - radius - 0.5));
        int right = Math.min(width - 1, (int) Math.ceil(x + radius + 0.5));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double cover = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
                if (cover > 0) {
                    pixel.visit(row * width + column, Math.min(1, cover));
                }
            }
        }
    }

    /** The share of the disc's pixels within the picture that is red. */
    double share(Redness red) {
        double[] sums = new double[2];
        each(red.width(), red.height(), (pixel, cover) -> {
            sums[0] += cover * red.level()[pixel];
            sums[1] += cover;
        });
        return sums[1] == 0 ? 0 : sums[0] / sums[1];
    }

    /** Takes the disc's red away. */
    void erase(Redness red) {
        each(red.width(), red.height(), (pixel, cover) -> red.level()[pixel] *= (float) (1 - cover));
    }

    Disc moved(double dx, double dy) {
        return new Disc(x + dx, y + dy, radius);
    }
}
