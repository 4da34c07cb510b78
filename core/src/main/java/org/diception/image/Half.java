package org.diception.image;

/** IEEE 754 half precision, as far as rounding through it is concerned. */
final class Half {
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SUBNORMAL_STEP = 0x1p-24f;
    private static final int DROPPED_BITS = 13; // 23 bits of a float's mantissa minus 10 of a half's

    private Half() {}

    /** The nearest half, ties to even, for magnitudes below 65520 (that is, without overflow). */
    static float round(float value) {
        if (Math.abs(value) < SMALLEST_NORMAL) {
            return (float) Math.rint(value / SUBNORMAL_STEP) * SUBNORMAL_STEP;
        }
        int bits = Float.floatToRawIntBits(value);
        int even = bits >>> DROPPED_BITS & 1;
        bits += (1 << DROPPED_BITS - 1) - 1 + even;
        return Float.intBitsToFloat(bits & -(1 << DROPPED_BITS));
    }
}
