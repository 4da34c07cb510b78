package org.diception.image;

/** How a float in [0, 1] becomes a byte. The two official scripts truncate, each in its own way. */
public enum Rounding {
    /** To the nearest byte, our default: white stays white and no half step is lost. */
    NEAREST {
        @Override
        int scaled(float value) {
            return Math.round(255f * value);
        }
    },
    /** The single-image script: {@code trunc(255 * x)} in float32. */
    TRUNCATED {
        @Override
        int scaled(float value) {
            return (int) (255f * value);
        }
    },
    /** The batch script: x is rounded to float16 first, then the float16 product is truncated. */
    HALF_TRUNCATED {
        @Override
        int scaled(float value) {
            return (int) toHalf(255f * toHalf(value));
        }
    };

    private static final float SMALLEST_NORMAL_HALF = 0x1p-14f;
    private static final float SUBNORMAL_HALF_STEP = 0x1p-24f;
    /** 23 bits of a float's fraction minus 10 of a half's. */
    private static final int DROPPED_BITS = 13;

    abstract int scaled(float value);

    /** A byte in 0..255; values outside [0, 1] are clipped, not-a-number is 0. */
    public int toByte(float value) {
        return scaled(Math.max(0f, Math.min(1f, value)));
    }

    /** The nearest float16, ties to even; for values of [0, 255], so that it cannot overflow. */
    static float toHalf(float value) {
        if (value < SMALLEST_NORMAL_HALF) {
            return (float) Math.rint(value / SUBNORMAL_HALF_STEP) * SUBNORMAL_HALF_STEP;
        }
        int bits = Float.floatToRawIntBits(value);
        int even = bits >>> DROPPED_BITS & 1;
        bits += (1 << DROPPED_BITS - 1) - 1 + even;
        return Float.intBitsToFloat(bits & -(1 << DROPPED_BITS));
    }
}
