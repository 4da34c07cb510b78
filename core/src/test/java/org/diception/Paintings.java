package org.diception;

import org.diception.image.Planes;

/** Painted answers without a model. */
final class Paintings {
    private Paintings() {}

    /** A painting of the size of the photo. */
    static Painting of(Question question, Planes colours, int samples) {
        var how = new Provenance("none", "0", question, 1, 1, 42, samples, PhotoLatent.MODE, PointOrder.X_Y,
                Compatibility.NONE, new WorkingSize(colours.width(), colours.height()), Device.CPU,
                Precision.F32, ReadOutSettings.defaults());
        return new Painting(colours, colours.width(), colours.height(), how);
    }

    static Painting black(Question question, int width, int height) {
        return of(question, new Planes(3, height, width, new float[3 * height * width]), 1);
    }

    /** Each of the grey values in all three channels, one row. */
    static Painting grey(Question question, int samples, float... values) {
        float[] colours = new float[3 * values.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = values[i % values.length];
        }
        return of(question, new Planes(3, 1, values.length, colours), samples);
    }
}
