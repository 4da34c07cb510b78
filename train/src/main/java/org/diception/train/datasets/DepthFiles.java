package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diception.InputException;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.image.StoredSamples;
import org.diception.io.Npy;

/**
 * What the depth sets share: a list of photos and depth files, a range of metres, strictly inside which a
 * pixel counts (Marigold's and GenPercept's {@code eval.py}). Immutable and thread-safe.
 */
abstract class DepthFiles extends ListedFiles {
    private final double nearest;
    private final double farthest;

    DepthFiles(String name, FileList list, double nearest, double farthest) {
        super(name, list);
        this.nearest = nearest;
        this.farthest = farthest;
    }

    /** Distances as a file has them. */
    record Metres(int width, int height, float[] values) {
    }

    /** Decodes a depth file. */
    abstract Metres depth(Path file);

    /** Decodes a photo. */
    RgbImage photo(Path file) {
        return ImageFile.read(file);
    }

    /** What {@link #inside} is called in reports. */
    abstract String crop();

    /** Whether a pixel lies in the set's crop and mask. */
    boolean[] inside(int row, int width, int height) {
        boolean[] all = new boolean[width * height];
        Arrays.fill(all, true);
        return all;
    }

    /** Whether a depth is in the set's range. */
    boolean inRange(float metres) {
        return metres > nearest && metres < farthest;
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("crop", crop());
        protocol.put("cap", nearest + " to " + farthest + " m");
        return protocol;
    }

    @Override
    public Sample sample(int index) {
        RgbImage photo = photo(list().file(index, 0));
        Path file = list().file(index, 1);
        Metres depth = depth(file);
        boolean[] counts = inside(index, depth.width(), depth.height());
        if (counts.length != depth.values().length) {
            throw new InputException(file + ": " + depth.values().length + " depths, the mask has "
                    + counts.length + "; they belong together");
        }
        for (int i = 0; i < counts.length; i++) {
            float metres = depth.values()[i];
            if (Float.isNaN(metres) || metres < 0) {
                throw new InputException(file + ": the depth of pixel " + i % depth.width() + ","
                        + i / depth.width() + " is " + metres + "; is it the right file?");
            }
            counts[i] &= inRange(metres);
        }
        TrueDepth truth = new TrueDepth(depth.width(), depth.height(), depth.values(), counts, nearest,
                farthest);
        if (truth.counted() == 0) {
            throw new InputException(file + ": no pixel counts; none is measured between " + nearest + " and "
                    + farthest + " m inside the crop");
        }
        return new Sample(name(index), photo, truth);
    }

    /** The pixels from left to right and from top to bottom, the ends not included. */
    static boolean[] rectangle(int width, int height, int left, int right, int top, int bottom) {
        boolean[] inside = new boolean[width * height];
        for (int i = 0; i < inside.length; i++) {
            int x = i % width;
            int y = i / width;
            inside[i] = x >= left && x < right && y >= top && y < bottom;
        }
        return inside;
    }

    /** A 16-bit PNG that holds metres times a factor. */
    static Metres png(Path file, float factor) {
        StoredSamples samples = StoredSamples.read(file);
        if (samples.bits() != 16) {
            throw new InputException(file + ": " + samples.bits() + " bits a pixel, depth has 16; was it "
                    + "converted?");
        }
        float[] metres = new float[samples.values().length];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = samples.values()[i] / factor;
        }
        return new Metres(samples.width(), samples.height(), metres);
    }

    /** A {@code .npy} of (H, W) or (H, W, 1) or (1, H, W). */
    static Metres npy(Path file) {
        Npy array = Npy.read(file);
        int[] shape = Arrays.stream(array.shape()).filter(size -> size != 1).toArray();
        if (shape.length != 2) {
            throw new InputException(file + ": the shape is " + Arrays.toString(array.shape())
                    + ", one number a pixel is wanted");
        }
        return new Metres(shape[1], shape[0], array.floats());
    }
}
