package org.diception.pipeline;

import org.diception.Compatibility;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.WorkingSize;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;

/**
 * Between photos and what the network sees: the photo is squashed to the working size, its aspect is lost as
 * in both official scripts and in training.
 */
public record ModelFrame(
        WorkingSize size, Compatibility compatibility, PointOrder order, Precision precision) {
    /** The photo as the network takes it: (3, H, W) in [-1, 1]. */
    public Planes photo(RgbImage photo) {
        Planes unit = compatibility == Compatibility.OFFICIAL_BATCH
                ? Resample.resize(Planes.of(photo), size.width(), size.height(), Filter.BILINEAR)
                : Planes.of(Resample.resize(photo, size.width(), size.height(), Filter.LANCZOS)); // (3, H, W)
        float[] data = unit.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = (Math.max(0, Math.min(1, data[i])) - 0.5f) / 0.5f;
        }
        return unit;
    }

    /** A point given as shares of width and height, in the order that the weights expect. */
    public float[] point(double x, double y) {
        float column = round(x);
        float row = round(y);
        return order == PointOrder.X_Y ? new float[] {column, row} : new float[] {row, column};
    }

    /**
     * The official scripts cast their inputs to bfloat16, coordinates too; that is up to 1.5 pixels at 768.
     */
    private float round(double share) {
        boolean coarse = compatibility != Compatibility.NONE && precision == Precision.BF16;
        return coarse ? nearestBfloat16((float) share) : (float) share;
    }

    private static float nearestBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int even = bits >>> 16 & 1;
        return Float.intBitsToFloat(bits + 0x7fff + even & 0xffff0000);
    }
}
