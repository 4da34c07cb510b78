package org.diception.train.datasets;

import java.nio.file.Path;

/**
 * ScanNet, the 800 validation frames that Marigold drew: 640 x 480. Lines: {@code
 * scene0406_02/color/000300.jpg scene0406_02/depth/000300.png}; depth in millimetres, 16-bit. Counted from
 * 1 mm to 10 m.
 */
public final class ScanNetDepth extends DepthFiles {
    /** @param list {@code data_split/scannet_depth/scannet_val_sampled_list_800_1.txt} of Marigold */
    public ScanNetDepth(Path folder, Path list) {
        super("ScanNet", FileList.read(folder, list, 2), 1e-3, 10);
    }

    @Override
    String crop() {
        return "none";
    }

    @Override
    Metres depth(Path file) {
        return png(file, 1000);
    }
}
