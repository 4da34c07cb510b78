package org.diception.image;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The numbers of a one-channel PNG as they are stored, which are data and no colours: 16-bit depth, label
 * maps; of a palette the indices.
 *
 * <p>Safe to share between threads as long as nobody writes into {@link #values}.
 *
 * @param values (H, W), 0 to 2^{@code bits} − 1
 * @param bits of a number: 1, 2, 4, 8 or 16
 */
public record StoredSamples(int width, int height, int bits, int[] values) {
    /**
     * Reads a file under {@link ImageLimits#DEFAULT}.
     *
     * @throws org.diception.InputException if it is missing, broken, no PNG, or has several channels
     */
    public static StoredSamples read(Path path) {
        String name = path.toString();
        byte[] file = ImageFile.bytes(path, ImageLimits.DEFAULT);
        if (ImageFormat.of(file, name) != ImageFormat.PNG) {
            throw ImageFile.refused(name, "no PNG", "numbers are kept in PNG files with one channel");
        }
        try {
            PngFile png = new PngFile(file);
            ImageLimits.DEFAULT.checkPixels(name, png.width(), png.height());
            Raster raster = Readers.image(file, "png").getRaster();
            if (raster.getNumBands() != 1) {
                throw ImageFile.refused(name, raster.getNumBands() + " channels",
                        "numbers are kept in PNG files with one channel");
            }
            int[] values = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
            int bits = raster.getSampleModel().getSampleSize(0);
            return new StoredSamples(raster.getWidth(), raster.getHeight(), bits, values);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) { // as damage shows
            throw ImageFile.damaged(name, ImageFormat.PNG, e);
        }
    }
}
