package org.diception.train.autoencoder;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Initializer;
import org.diception.nn.Tensors;

/**
 * Weights that make the autoencoder the linear code of the pictures' blocks before the first step: first and
 * last convolutions hand the pixels through, the one that halves the sides projects, the one that doubles
 * them projects back, and every residual branch ends in zeros. Learning only has to improve on that; from a
 * random start, ten minutes of one processor core ended 5 dB below it. Channels that the code does not need
 * start at random.
 *
 * <p>Where a rectifier stands in the way, the code passes as a pair of opposite signs (before the latent) or
 * lifted by {@value #LIFT} (before the pixels, where what is cut lies below black).
 */
final class AutoencoderStart implements Initializer {
    /** Colours of a patch of 4 × 4 pixels. */
    static final int COLOURS = 48;

    private static final int PATCH = 4;
    private static final int HALF = LinearCode.SIDE / PATCH;
    private static final float LIFT = 1.5f;
    private static final int KERNEL = 9;
    private static final int CENTRE = 4;

    private final LinearCode code;
    private final Random random;

    AutoencoderStart(LinearCode code, long seed) {
        this.code = code;
        this.random = new Random(seed);
    }

    @Override
    public Tensor create(String name, long[] shape) {
        // heads that start at zero learn to read the latent before they pull at it
        boolean zero = shape.length == 1 || name.endsWith("conv2.weight")
                || name.equals("encoder.context.up.weight")
                || name.startsWith(AutoencoderTrainer.HEADS) && !name.endsWith("hidden.weight");
        float[] values = zero ? new float[Math.toIntExact(count(shape))] : random(shape);
        switch (name) {
            case "encoder.conv_in.weight" -> diagonal(values, shape, COLOURS);
            case "encoder.down.weight" -> projection(values, shape);
            case "encoder.down.bias" -> projectionBias(values);
            case "encoder.conv_out.weight" -> join(values, shape);
            case "post_quant_conv.weight" -> identity(values, shape);
            case "decoder.conv_in.weight" -> diagonal(values, shape, code.channels());
            case "decoder.up.weight" -> projectionBack(values, shape);
            case "decoder.up.bias" -> projectionBackBias(values);
            case "decoder.conv_out.weight" -> diagonal(values, shape, COLOURS);
            case "decoder.conv_out.bias" -> Arrays.fill(values, -LIFT);
            default -> { }
        }
        return Tensors.of(values, shape);
    }

    private static long count(long[] shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return count;
    }

    private float[] random(long[] shape) {
        float[] values = new float[Math.toIntExact(count(shape))];
        double deviation = 1 / Math.sqrt((double) values.length / shape[0]);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** The first outputs of a 3 × 3 convolution are the inputs of the same number. */
    private static void diagonal(float[] values, long[] shape, int count) {
        int row = (int) shape[1] * KERNEL;
        Arrays.fill(values, 0, count * row, 0);
        for (int i = 0; i < count; i++) {
            values[i * row + i * KERNEL + CENTRE] = 1;
        }
    }

    private static void identity(float[] values, long[] shape) {
        Arrays.fill(values, 0);
        for (int i = 0; i < shape[0]; i++) {
            values[i * (int) shape[1] + i] = 1;
        }
    }

    /**
     * Outputs 0 … C - 1 are the code of the 2 × 2 patches below the kernel's last two rows and
     * columns, the next C its negative.
     */
    private void projection(float[] values, long[] shape) {
        int row = (int) shape[1] * KERNEL;
        Arrays.fill(values, 0, 2 * code.channels() * row, 0);
        for (int channel = 0; channel < code.channels(); channel++) {
            for (int i = 0; i < LinearCode.BLOCK; i++) {
                float value = code.encode()[channel * LinearCode.BLOCK + i];
                int tap = (1 + row(i) / PATCH) * 3 + 1 + column(i) / PATCH;
                int at = colour(i) * KERNEL + tap;
                values[channel * row + at] = value;
                values[(code.channels() + channel) * row + at] = -value;
            }
        }
    }

    private void projectionBias(float[] values) {
        for (int channel = 0; channel < code.channels(); channel++) {
            values[channel] = code.encodeBias(channel);
            values[code.channels() + channel] = -values[channel];
        }
    }

    /** Latent c is the rectified output c minus the rectified output C + c. */
    private void join(float[] values, long[] shape) {
        Arrays.fill(values, 0);
        int row = (int) shape[1] * KERNEL;
        for (int channel = 0; channel < code.channels(); channel++) {
            values[channel * row + channel * KERNEL + CENTRE] = 1;
            values[channel * row + (code.channels() + channel) * KERNEL + CENTRE] = -1;
        }
    }

    /** The four quarters of a block's pixels, side by side as {@code pixel_shuffle} wants them. */
    private void projectionBack(float[] values, long[] shape) {
        int row = (int) shape[1];
        Arrays.fill(values, 0, COLOURS * HALF * HALF * row, 0);
        for (int i = 0; i < LinearCode.BLOCK; i++) {
            System.arraycopy(code.decode(), i * code.channels(), values, quarter(i) * row, code.channels());
        }
    }

    private void projectionBackBias(float[] values) {
        for (int i = 0; i < LinearCode.BLOCK; i++) {
            values[quarter(i)] = code.mean()[i] + LIFT;
        }
    }

    private static int row(int i) {
        return i / LinearCode.SIDE % LinearCode.SIDE;
    }

    private static int column(int i) {
        return i % LinearCode.SIDE;
    }

    /** Which of the 48 numbers of its 4 × 4 patch number i of a block is. */
    private static int colour(int i) {
        int channel = i / (LinearCode.SIDE * LinearCode.SIDE);
        return channel * PATCH * PATCH + row(i) % PATCH * PATCH + column(i) % PATCH;
    }

    private static int quarter(int i) {
        return colour(i) * HALF * HALF + row(i) / PATCH * HALF + column(i) / PATCH;
    }
}
