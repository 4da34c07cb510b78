package org.diception.train.datasets;

import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;

/**
 * Normals as DSINE's {@code dsine_eval} bundle has them, for NYUv2 (654) and ScanNet (300). Lines: {@code
 * test/000000_img.png}, below {@code nyuv2} or {@code scannet}; beside the photo lies {@code
 * test/000000_normal.png}, 8-bit RGB, [0, 255] for [-1, 1], black where there is none. DSINE's normals point
 * away from the viewer in a frame of x right, y down, z forward, which is ours with x the other way round.
 */
public final class DsineNormals extends NormalFiles {
    private static final String PHOTO = "_img.";

    /** @param list {@code data/datasets/nyuv2/split/test.txt} of DSINE, or that of ScanNet */
    public DsineNormals(String name, Path folder, Path list) {
        super(name, FileList.read(folder, list, 1));
    }

    @Override
    Path normals(int row) {
        Path photo = list().file(row, 0);
        String file = photo.getFileName().toString();
        int end = file.lastIndexOf(PHOTO);
        if (end < 0) {
            throw new InputException(photo + ": photos are called ..._img.png in this layout");
        }
        return photo.resolveSibling(file.substring(0, end) + "_normal.png");
    }

    @Override
    TrueNormals read(Path file) {
        RgbImage picture = ImageFile.read(file);
        float[] vectors = new float[picture.rgb().length];
        for (int i = 0; i < vectors.length; i += 3) {
            int red = picture.rgb()[i] & 0xff;
            int green = picture.rgb()[i + 1] & 0xff;
            int blue = picture.rgb()[i + 2] & 0xff;
            if (red + green + blue > 0) {
                vectors[i] = 1 - red / 127.5f;
                vectors[i + 1] = green / 127.5f - 1;
                vectors[i + 2] = blue / 127.5f - 1;
            }
        }
        return new TrueNormals(picture.width(), picture.height(), vectors);
    }
}
