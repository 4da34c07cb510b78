package org.diception.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.diception.InputException;
import org.diception.io.Npy;

/**
 * One number for each pixel from a file: {@code .npy} of (H, W), (1, H, W) or (H, W, 1), or a PNG of one
 * channel. Safe to share between threads as long as nobody writes into the numbers.
 *
 * @param numbers (1, H, W), as they are stored
 * @param bits of a number in a PNG; 0 for {@code .npy}
 */
public record StoredPlane(Planes numbers, int bits) {
    /** @throws InputException if the file is missing, broken, or has more numbers for each pixel */
    public static StoredPlane read(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy") ? npy(file) : png(file);
    }

    private static StoredPlane npy(Path file) {
        Npy array = Npy.read(file);
        int[] shape = array.shape();
        while (shape.length > 2 && (shape[0] == 1 || shape[shape.length - 1] == 1)) {
            int first = shape[0] == 1 ? 1 : 0;
            shape = Arrays.copyOfRange(shape, first, first + shape.length - 1);
        }
        if (shape.length != 2) {
            throw new InputException(file + ": the shape is " + Arrays.toString(array.shape())
                    + ", one number for each pixel is wanted");
        }
        return new StoredPlane(new Planes(1, shape[0], shape[1], array.floats()), 0);
    }

    private static StoredPlane png(Path file) {
        StoredSamples samples = StoredSamples.read(file);
        float[] values = new float[samples.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples.values()[i];
        }
        return new StoredPlane(new Planes(1, samples.height(), samples.width(), values), samples.bits());
    }
}
