package org.diception.train.datasets;

import java.nio.file.Path;

/**
 * NYUv2, the labelled frames as Marigold extracts them: 640 x 480, 654 in the test split. Lines:
 * {@code test/kitchen_0004/rgb_0001.png depth_0001.png filled_0001.png}, each with its folder; depth in
 * millimetres, 16-bit. Counted from 1 mm to 10 m, in Eigen's crop.
 */
public final class NyuDepth extends DepthFiles {
    private static final int TOP = 45;
    private static final int BOTTOM = 471;
    private static final int LEFT = 41;
    private static final int RIGHT = 601;

    /** @param list {@code data_split/nyu_depth/labeled/filename_list_test.txt} of Marigold */
    public NyuDepth(Path folder, Path list) {
        super("NYUv2", FileList.read(folder, list, 2), 1e-3, 10);
    }

    @Override
    String crop() {
        return "Eigen's [45:471, 41:601]";
    }

    @Override
    Metres depth(Path file) {
        return png(file, 1000);
    }

    @Override
    boolean[] inside(int row, int width, int height) {
        return rectangle(width, height, LEFT, RIGHT, TOP, BOTTOM);
    }
}
