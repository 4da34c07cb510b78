package org.diception.train.datasets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.InputException;

/**
 * ETH3D, the 454 photos of the high-resolution training scenes: 6048 x 4032. Lines: {@code
 * rgb/office/images/dslr_images/DSC_0219.JPG
 * depth/office_dslr_depth/office/ground_truth_depth/dslr_images/DSC_0219.JPG}; the latter is no JPEG but
 * float32 numbers, little-endian, row by row, in metres, infinity where nothing was measured. Counted from
 * 0.01 mm on, without a far end.
 */
public final class Eth3dDepth extends DepthFiles {
    private static final int WIDTH = 6048;
    private static final int HEIGHT = 4032;

    private final int width;
    private final int height;

    /** @param list {@code data_split/eth3d_depth/eth3d_filename_list.txt} of Marigold */
    public Eth3dDepth(Path folder, Path list) {
        this(folder, list, WIDTH, HEIGHT);
    }

    /** Pictures of another size, since the depth files do not say theirs. */
    Eth3dDepth(Path folder, Path list, int width, int height) {
        super("ETH3D", FileList.read(folder, list, 2), 1e-5, Double.POSITIVE_INFINITY);
        this.width = width;
        this.height = height;
    }

    @Override
    String crop() {
        return "none";
    }

    @Override
    Metres depth(Path file) {
        try {
            long wanted = 4L * width * height;
            if (!Files.isRegularFile(file) || Files.size(file) != wanted) {
                throw new InputException(file + ": " + (Files.exists(file) ? Files.size(file) + " bytes"
                        : "no such file") + "; " + wanted + " bytes of float32 are wanted");
            }
            float[] metres = new float[width * height];
            ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
                    .get(metres);
            for (int i = 0; i < metres.length; i++) {
                metres[i] = metres[i] == Float.POSITIVE_INFINITY ? 0 : metres[i];
            }
            return new Metres(width, height, metres);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + ")", e);
        }
    }
}
