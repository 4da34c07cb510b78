package org.diception.train.datasets;

import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.RgbImage;

/**
 * KITTI, Eigen's test split: 697 lines, of which 652 have a truth. Lines: {@code
 * 2011_09_26/2011_09_26_drive_0002_sync/image_02/data/0000000069.png
 * 2011_09_26_drive_0002_sync/proj_depth/groundtruth/image_02/0000000069.png 721.5377}, or {@code None} for
 * the truth; depth in 1/256 m, 16-bit, 0 where the laser saw nothing. Photo and truth are cut to the
 * benchmark's 1216 x 352, bottom and middle; counted from 0.01 mm to 80 m, in Eigen's box.
 */
public final class KittiDepth extends DepthFiles {
    private static final int WIDTH = 1216;
    private static final int HEIGHT = 352;

    /** @param list {@code data_split/kitti_depth/eigen_test_files_with_gt.txt} of Marigold */
    public KittiDepth(Path folder, Path list) {
        super("KITTI", FileList.read(folder, list, 2).without(row -> row.get(1).equals("None")), 1e-5, 80);
    }

    @Override
    String crop() {
        return "1216x352 of the benchmark, then Eigen's box";
    }

    @Override
    Metres depth(Path file) {
        Metres whole = png(file, 256);
        PixelMap crop = crop(file, whole.width(), whole.height());
        return new Metres(WIDTH, HEIGHT, crop.of(whole.values(), 1));
    }

    @Override
    RgbImage photo(Path file) {
        RgbImage whole = super.photo(file);
        return crop(file, whole.width(), whole.height()).of(whole);
    }

    @Override
    boolean[] inside(int row, int width, int height) {
        return rectangle(width, height, (int) (.0359477 * width), (int) (.96405229 * width),
                (int) (.3324324 * height), (int) (.91351351 * height));
    }

    private static PixelMap crop(Path file, int width, int height) {
        if (width < WIDTH || height < HEIGHT) {
            throw new InputException(file + ": " + width + "x" + height + " pixels, KITTI's crop needs "
                    + WIDTH + "x" + HEIGHT);
        }
        return PixelMap.crop(width, height, (width - WIDTH) / 2, height - HEIGHT, WIDTH, HEIGHT);
    }
}
