package org.diception.io;

/** IEEE 754 half precision in Java 17, which has no conversion for it. */
final class Half {
    private static final int EXPONENT_SHIFT = 13; // 23 bits of fraction against 10
    private static final float SUBNORMAL_UNIT = 0x1p-24f;

    private Half() {}

    static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            return Float.intBitsToFloat(Float.floatToRawIntBits(fraction * SUBNORMAL_UNIT) | sign);
        }
        int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << EXPONENT_SHIFT);
    }
}
