package org.diception.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Resizing. On bytes it is Pillow 11.2.1's integer arithmetic, bit for bit; on floats torchvision's
 * antialiased resize and torch's plain bilinear, to float rounding. Both go along the rows first, then along
 * the columns.
 *
 * <p>Stateless; rows are spread over the common thread pool, the result does not depend on how.
 */
public final class Resample {
    /** Half of one byte step in fixed point: the shift below then rounds to nearest. */
    private static final int HALF = 1 << Axis.FIXED_POINT_BITS - 1;

    private Resample() {}

    /** PIL's {@code Image.resize((width, height), filter)}; each pass rounds to bytes, as PIL's does. */
    public static RgbImage resize(RgbImage image, int width, int height, Filter filter) {
        RgbImage wide = width == image.width()
                ? image : alongRows(image, Axis.antialiased(image.width(), width, filter));
        return height == wide.height()
                ? wide : alongColumns(wide, Axis.antialiased(wide.height(), height, filter));
    }

    /** The antialiased filter on floats: torchvision's {@code Resize(antialias=True)} when it is bilinear. */
    public static Planes resize(Planes planes, int width, int height, Filter filter) {
        return resize(planes, Axis.antialiased(planes.width(), width, filter),
                Axis.antialiased(planes.height(), height, filter));
    }

    /** Bilinear without antialiasing: torch's {@code interpolate(align_corners=False)}. */
    public static Planes bilinear(Planes planes, int width, int height) {
        return resize(planes, Axis.bilinear(planes.width(), width), Axis.bilinear(planes.height(), height));
    }

    private static RgbImage alongRows(RgbImage image, Axis axis) {
        int[] weights = axis.fixedPoint();
        RgbImage result = RgbImage.black(axis.outputs(), image.height());
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            int from = 3 * y * image.width();
            int to = 3 * y * axis.outputs();
            for (int x = 0; x < axis.outputs(); x++) {
                pixel(image.rgb(), from + 3 * axis.first()[x], axis.count()[x],
                        weights, x * axis.taps(), result.rgb(), to + 3 * x);
            }
        });
        return result;
    }

    private static void pixel(byte[] from, int at, int count,
            int[] weights, int firstWeight, byte[] to, int target) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        for (int j = 0; j < count; j++) {
            int weight = weights[firstWeight + j];
            int source = at + 3 * j;
            red += (from[source] & 0xff) * weight;
            green += (from[source + 1] & 0xff) * weight;
            blue += (from[source + 2] & 0xff) * weight;
        }
        to[target] = clip(red);
        to[target + 1] = clip(green);
        to[target + 2] = clip(blue);
    }

    private static RgbImage alongColumns(RgbImage image, Axis axis) {
        int[] weights = axis.fixedPoint();
        int row = 3 * image.width();
        RgbImage result = RgbImage.black(image.width(), axis.outputs());
        IntStream.range(0, axis.outputs()).parallel().forEach(y -> {
            int[] sums = new int[row];
            Arrays.fill(sums, HALF);
            for (int j = 0; j < axis.count()[y]; j++) {
                int weight = weights[y * axis.taps() + j];
                int from = row * (axis.first()[y] + j);
                for (int i = 0; i < row; i++) {
                    sums[i] += (image.rgb()[from + i] & 0xff) * weight;
                }
            }
            for (int i = 0; i < row; i++) {
                result.rgb()[row * y + i] = clip(sums[i]);
            }
        });
        return result;
    }

    private static byte clip(int fixed) {
        return (byte) Math.max(0, Math.min(255, fixed >> Axis.FIXED_POINT_BITS));
    }

    private static Planes resize(Planes planes, Axis columns, Axis rows) {
        Planes wide = columns.outputs() == planes.width() ? planes : alongRows(planes, columns);
        return rows.outputs() == wide.height() ? wide : alongColumns(wide, rows);
    }

    private static Planes alongRows(Planes planes, Axis axis) {
        float[] weights = axis.floats();
        int width = axis.outputs();
        int lines = planes.channels() * planes.height();
        float[] result = new float[Math.multiplyExact(lines, width)];
        IntStream.range(0, lines).parallel().forEach(line -> {
            for (int x = 0; x < width; x++) {
                int from = line * planes.width() + axis.first()[x];
                float sum = 0;
                for (int j = 0; j < axis.count()[x]; j++) {
                    sum += planes.data()[from + j] * weights[x * axis.taps() + j];
                }
                result[line * width + x] = sum;
            }
        });
        return new Planes(planes.channels(), planes.height(), width, result); // (C, H, W')
    }

    private static Planes alongColumns(Planes planes, Axis axis) {
        float[] weights = axis.floats();
        int width = planes.width();
        int height = axis.outputs();
        int lines = planes.channels() * height;
        float[] result = new float[Math.multiplyExact(lines, width)];
        IntStream.range(0, lines).parallel().forEach(line -> {
            int y = line % height;
            int plane = line / height * planes.height();
            for (int j = 0; j < axis.count()[y]; j++) {
                float weight = weights[y * axis.taps() + j];
                int from = (plane + axis.first()[y] + j) * width;
                for (int x = 0; x < width; x++) {
                    result[line * width + x] += planes.data()[from + x] * weight;
                }
            }
        });
        return new Planes(planes.channels(), height, width, result); // (C, H', W)
    }
}
