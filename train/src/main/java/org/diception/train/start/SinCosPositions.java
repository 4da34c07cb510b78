package org.diception.train.start;

/**
 * The table of two-dimensional sin-cos positions as diffusers makes it for Stable Diffusion 3: the first half
 * of a vector tells the column, the second the row, each as [sin, cos] over falling frequencies.
 */
public final class SinCosPositions {
    private SinCosPositions() {}

    /**
     * @param width numbers of a position, divisible by 4
     * @param side rows and columns of the table
     * @param spacing distance of neighbours: {@code sample_size / patch_size / side}; 16 tells neighbours
     *     well apart
     * @return (side · side, width) in C order, rows first
     */
    public static float[] table(int width, int side, double spacing) {
        if (width % 4 != 0) {
            throw new IllegalArgumentException("width " + width + " is not divisible by 4");
        }
        float[] table = new float[side * side * width];
        int quarter = width / 4;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int at = (row * side + column) * width;
                for (int i = 0; i < quarter; i++) {
                    double omega = Math.pow(10_000, -(double) i / quarter);
                    table[at + i] = (float) Math.sin(column * spacing * omega);
                    table[at + quarter + i] = (float) Math.cos(column * spacing * omega);
                    table[at + 2 * quarter + i] = (float) Math.sin(row * spacing * omega);
                    table[at + 3 * quarter + i] = (float) Math.cos(row * spacing * omega);
                }
            }
        }
        return table;
    }
}
