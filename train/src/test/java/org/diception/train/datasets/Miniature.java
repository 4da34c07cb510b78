package org.diception.train.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;

/** Files of published sets, a few of each and as small as their layout allows. */
record Miniature(Path folder) {
    Path file(String name) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Path text(String name, String text) {
        try {
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture whose red says the column and whose green says the row. */
    RgbImage photo(String name, int width, int height) {
        RgbImage image = RgbImage.black(width, height);
        for (int i = 0; i < width * height; i++) {
            image.rgb()[3 * i] = (byte) (i % width);
            image.rgb()[3 * i + 1] = (byte) (i / width);
        }
        PngWriter.rgb(image).write(file(name));
        return image;
    }

    void picture(String name, int width, int height, int rgb) {
        RgbImage image = RgbImage.black(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (byte) (rgb >> 16 - 8 * (i % 3));
        }
        PngWriter.rgb(image).write(file(name));
    }

    void grey16(String name, int width, int height, IntUnaryOperator value) {
        short[] samples = new short[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) value.applyAsInt(i);
        }
        PngWriter.grey16(width, height, samples).write(file(name));
    }

    static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
