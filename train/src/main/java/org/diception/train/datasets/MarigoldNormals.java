package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.Arrays;
import org.diception.InputException;
import org.diception.io.Npy;

/**
 * Normals as Marigold keeps them, for NYUv2 (654), ScanNet (300), DIODE (771) and iBims-1 (100). Lines:
 * {@code 000000_img.png 000000_normal.npy}, below {@code nyuv2/test}, {@code scannet}, {@code diode/val} or
 * {@code ibims/ibims}; float32 (H, W, 3) in our frame, 0, 0, 0 where there is none.
 */
public final class MarigoldNormals extends NormalFiles {
    /** @param list {@code data_split/nyu_normals/nyuv2_test.txt} of Marigold, or another of its lists */
    public MarigoldNormals(String name, Path folder, Path list) {
        super(name, FileList.read(folder, list, 2));
    }

    @Override
    Path normals(int row) {
        return list().file(row, 1);
    }

    @Override
    TrueNormals read(Path file) {
        Npy array = Npy.read(file);
        int[] shape = array.shape();
        if (shape.length != 3 || shape[2] != 3) {
            throw new InputException(file + ": the shape is " + Arrays.toString(shape)
                    + ", normals have (height, width, 3)");
        }
        return new TrueNormals(shape[1], shape[0], array.floats());
    }
}
