package org.diception.train.evaluate;

import java.util.Arrays;
import java.util.List;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;

/** Pictures for the readers of reports. */
final class Pictures {
    /** Pixels between the pictures of a row. */
    private static final int GAP = 4;

    private Pictures() {
    }

    /** @param painted (3, H, W) in [-1, 1], as the painters of truth make it */
    static RgbImage ofPainted(float[] painted, int width) {
        return shares(painted, width).toRgb(Rounding.NEAREST);
    }

    /** (3, H, W) in [-1, 1] to the same in [0, 1], as answers are. */
    static Planes shares(float[] painted, int width) {
        float[] shares = new float[painted.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (painted[i] + 1) / 2;
        }
        return new Planes(3, painted.length / 3 / width, width, shares);
    }

    /** White inside, black outside. */
    static RgbImage ofMask(boolean[] mask, int width) {
        RgbImage picture = RgbImage.black(width, mask.length / width);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) (mask[i / 3] ? 255 : 0);
        }
        return picture;
    }

    /** Side by side on white, each scaled to the same height. */
    static RgbImage row(List<RgbImage> pictures, int height) {
        List<RgbImage> scaled = pictures.stream().map(picture -> Resample.resize(picture,
                Math.max(1, Math.round((float) picture.width() * height / picture.height())), height,
                Filter.BILINEAR)).toList();
        int width = scaled.stream().mapToInt(RgbImage::width).sum() + GAP * (scaled.size() - 1);
        RgbImage row = RgbImage.black(width, height);
        Arrays.fill(row.rgb(), (byte) 255);
        int left = 0;
        for (RgbImage picture : scaled) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(picture.rgb(), 3 * y * picture.width(), row.rgb(), 3 * (y * width + left),
                        3 * picture.width());
            }
            left += picture.width() + GAP;
        }
        return row;
    }
}
