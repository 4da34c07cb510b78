package org.diception;

import java.util.ArrayList;
import java.util.List;
import org.diception.image.Patch;
import org.diception.image.Planes;
import org.diception.image.RgbImage;

/** Painted answers without a model. */
public final class Paintings {
    private Paintings() {}

    /** A painting of the size of the photo. */
    public static Painting of(Question question, Planes colours, int samples) {
        var how = new Provenance("none", "0", question, 1, 1, 42, samples, PhotoLatent.MODE, PointOrder.X_Y,
                Compatibility.NONE, new WorkingSize(colours.width(), colours.height()), Device.CPU,
                Precision.F32, ReadOutSettings.defaults());
        return new Painting(colours, colours.width(), colours.height(), how);
    }

    public static Painting black(Question question, int width, int height) {
        return of(question, new Planes(3, height, width, new float[3 * height * width]), 1);
    }

    /** Each of the grey values in all three channels, one row. */
    public static Painting grey(Question question, int samples, float... values) {
        float[] colours = new float[3 * values.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = values[i % values.length];
        }
        return of(question, new Planes(3, 1, values.length, colours), samples);
    }

    /** Instances by masks of one character for each pixel, {@code #} inside, a row for each line. */
    public static Instances instances(Question question, String... masks) {
        String[] rows = masks[0].strip().split("\\s+");
        int width = rows[0].length();
        int height = rows.length;
        List<Instance> instances = new ArrayList<>();
        for (String mask : masks) {
            String pixels = mask.replaceAll("\\s", "");
            boolean[] inside = new boolean[width * height];
            float[] share = new float[inside.length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = pixels.charAt(i) == '#';
                share[i] = inside[i] ? 1 : 0;
            }
            Patch patch = new Patch(width, height, 0, 0, new Planes(1, height, width, share));
            instances.add(new Instance(Region.of(inside, width), patch, question.className(),
                    1 - 0.1 * instances.size(), 0x00ff00));
        }
        return new Instances(black(question, width, height), instances);
    }

    /** An object of these shares, a row for each array. */
    public static Mask mask(Question question, float[]... rows) {
        float[] alpha = new float[rows.length * rows[0].length];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, alpha, y * rows[0].length, rows[0].length);
        }
        return new Mask(black(question, rows[0].length, rows.length),
                new Planes(1, rows.length, rows[0].length, alpha), 0.75);
    }

    /** Disparity in all three channels of its painting. */
    public static DepthMap depth(int width, float... disparity) {
        float[] colours = new float[3 * disparity.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = disparity[i % disparity.length];
        }
        Planes painted = new Planes(3, disparity.length / width, width, colours);
        return DepthMap.of(of(Task.DEPTH.question(), painted, 1));
    }

    /** A photo of which every pixel has another colour, up to 65,536 pixels. */
    public static Photo photo(int width, int height) {
        RgbImage picture = RgbImage.black(width, height);
        for (int i = 0; i < width * height; i++) {
            picture.rgb()[3 * i] = (byte) i;
            picture.rgb()[3 * i + 1] = (byte) (i >> 8);
            picture.rgb()[3 * i + 2] = 100;
        }
        return Photo.of(picture).with(Photo.FILE, "street.jpg");
    }
}
