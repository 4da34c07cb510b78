package org.diception.train.datasets;

import java.nio.file.Path;
import org.diception.io.Npy;

/**
 * DIODE's validation split: 1024 x 768, 325 indoors and 446 outdoors. Lines: {@code
 * indoors/scene_00021/scan_00189/00021_00189_indoors_200_010.png …_depth.npy …_depth_mask.npy}, each with
 * its folder; depth in metres (H, W, 1), the mask (H, W) not 0 where it was measured. The mask alone says
 * what counts; 0.6 to 350 m is only the range that predictions are clipped to.
 */
public final class DiodeDepth extends DepthFiles {
    /** @param list {@code data_split/diode_depth/diode_val_all_filename_list.txt} of Marigold */
    public DiodeDepth(Path folder, Path list) {
        super("DIODE", FileList.read(folder, list, 3), .6, 350);
    }

    @Override
    String crop() {
        return "none; the set's mask says what counts";
    }

    @Override
    Metres depth(Path file) {
        return npy(file);
    }

    @Override
    boolean[] inside(int row, int width, int height) {
        float[] mask = Npy.read(list().file(row, 2)).floats();
        boolean[] inside = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            inside[i] = mask[i] != 0;
        }
        return inside;
    }

    /** A depth of 0 cannot be divided by, whatever the mask says. */
    @Override
    boolean inRange(float metres) {
        return metres > 0;
    }
}
