package org.diception.image;

import org.diception.InputException;

/**
 * The weights of one resized axis: output i is the sum over j below {@code count[i]} of
 * {@code weights[i * taps + j] * input[first[i] + j]}.
 */
record Axis(int taps, int[] first, int[] count, double[] weights) {
    /** Fraction bits that leave room for a byte and two bits of overshoot (Pillow's Resample.c). */
    static final int FIXED_POINT_BITS = 32 - 8 - 2;

    /** Pillow's {@code precompute_coeffs}, which torch's antialiased interpolation follows too. */
    static Axis antialiased(int inputs, int outputs, Filter filter) {
        double scale = scale(inputs, outputs);
        double stretch = Math.max(scale, 1);
        double support = filter.support * stretch;
        int taps = (int) Math.ceil(support) * 2 + 1;
        Axis axis = empty(outputs, taps);
        for (int i = 0; i < outputs; i++) {
            double center = (i + 0.5) * scale;
            int first = Math.max((int) (center - support + 0.5), 0);
            int count = Math.min((int) (center + support + 0.5), inputs) - first;
            axis.first[i] = first;
            axis.count[i] = count;
            double sum = 0;
            for (int j = 0; j < count; j++) {
                double weight = filter.at((j + first - center + 0.5) * (1 / stretch));
                axis.weights[i * taps + j] = weight;
                sum += weight;
            }
            for (int j = 0; j < count && sum != 0; j++) {
                axis.weights[i * taps + j] /= sum;
            }
        }
        return axis;
    }

    /** Two taps whatever the scale: torch's {@code interpolate(mode="bilinear", align_corners=False)}. */
    static Axis bilinear(int inputs, int outputs) {
        double scale = scale(inputs, outputs);
        Axis axis = empty(outputs, 2);
        for (int i = 0; i < outputs; i++) {
            double position = Math.max(0, (i + 0.5) * scale - 0.5);
            int first = Math.min((int) position, inputs - 1);
            axis.first[i] = first;
            axis.count[i] = Math.min(2, inputs - first);
            axis.weights[2 * i + 1] = axis.count[i] == 2 ? position - first : 0;
            axis.weights[2 * i] = 1 - axis.weights[2 * i + 1];
        }
        return axis;
    }

    int outputs() {
        return first.length;
    }

    /** The first output that depends on an input; outputs in ascending order read ascending inputs. */
    int firstTouching(int input) {
        int output = 0;
        while (output < outputs() - 1 && first[output] + count[output] <= input) {
            output++;
        }
        return output;
    }

    /** The last output that depends on an input. */
    int lastTouching(int input) {
        int output = outputs() - 1;
        while (output > 0 && first[output] > input) {
            output--;
        }
        return output;
    }

    /**
     * One output where only the inputs of a range are not zero.
     *
     * @param data input i lies at {@code offset + i * step}
     * @param from first input that is not zero
     * @param to behind the last one
     */
    float sum(int output, float[] data, int offset, int step, int from, int to) {
        int start = Math.max(first[output], from);
        int end = Math.min(first[output] + count[output], to);
        float sum = 0;
        for (int input = start; input < end; input++) {
            sum += data[offset + input * step] * (float) weights[output * taps + input - first[output]];
        }
        return sum;
    }

    /** The weights times 2^{@value #FIXED_POINT_BITS}, rounded half away from zero. */
    int[] fixedPoint() {
        int[] fixed = new int[weights.length];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = (int) (Math.copySign(0.5, weights[i]) + weights[i] * (1 << FIXED_POINT_BITS));
        }
        return fixed;
    }

    float[] floats() {
        float[] floats = new float[weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) weights[i];
        }
        return floats;
    }

    private static double scale(int inputs, int outputs) {
        if (outputs < 1) {
            throw new InputException("cannot resize " + inputs + " samples to " + outputs
                    + "; ask for at least 1");
        }
        return (double) inputs / outputs;
    }

    private static Axis empty(int outputs, int taps) {
        int weights = Math.multiplyExact(outputs, taps);
        return new Axis(taps, new int[outputs], new int[outputs], new double[weights]);
    }
}
