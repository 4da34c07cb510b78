package org.diception.output;

import java.util.Arrays;
import java.util.Locale;
import org.diception.DepthMap;
import org.diception.NormalMap;
import org.diception.Prediction;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.io.Npy;

/**
 * The planes of an answer in the convention that was asked for.
 *
 * @param data (C, H, W) from {@code lowest} to {@code highest}
 * @param convention what they mean
 */
record Numbers(Planes data, float lowest, float highest, String convention) {
    private static final int MAX_16 = 65535;

    static Numbers of(Prediction prediction, OutputSettings settings) {
        if (prediction instanceof DepthMap depth && settings.depth() == DepthConvention.DEPTH) {
            DepthRange range = settings.range();
            Planes distances = range.distances(depth.disparity());
            return new Numbers(distances, 0, (float) range.far(), range.convention());
        }
        if (prediction instanceof NormalMap normals) {
            return new Numbers(settings.flip().of(normals.vectors()), -1, 1, settings.flip().convention());
        }
        return new Numbers(prediction.data(), prediction.lowest(), 1, prediction.convention());
    }

    /** 16-bit grey or RGB: 0 is the lowest value, 65535 the highest. */
    OutputFile png16(String end) {
        int area = data.width() * data.height();
        short[] samples = new short[data.data().length];
        for (int channel = 0; channel < data.channels(); channel++) {
            for (int i = 0; i < area; i++) {
                float share = (data.data()[channel * area + i] - lowest) / (highest - lowest);
                int sample = Math.round(Math.max(0, Math.min(1, share)) * MAX_16);
                samples[i * data.channels() + channel] = (short) sample;
            }
        }
        PngWriter png = data.channels() == 1
                ? PngWriter.grey16(data.width(), data.height(), samples)
                : PngWriter.rgb16(data.width(), data.height(), samples);
        return OutputFile.png(end, convention + "; " + formula(), png);
    }

    /** float32 in C order: (H, W) for one plane, else (C, H, W). */
    OutputFile npy(String end) {
        int[] shape = data.channels() == 1
                ? new int[] {data.height(), data.width()}
                : new int[] {data.channels(), data.height(), data.width()};
        return new OutputFile(end, convention + "; float32 " + shape(shape),
                out -> Npy.writeTo(out, data.data(), shape));
    }

    private String formula() {
        String share = "v / 65535";
        if (lowest < 0) {
            return share + " * 2 - 1";
        }
        return highest == 1 ? share : share + " * " + String.format(Locale.ROOT, "%s", highest);
    }

    private static String shape(int[] shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }
}
