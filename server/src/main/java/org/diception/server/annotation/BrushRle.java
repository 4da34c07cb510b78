package org.diception.server.annotation;

import java.util.Arrays;

/**
 * Label Studio's run lengths for brushes: a stream of bits that a picture of four bytes a pixel is packed
 * into, as {@code @thi.ng/rle-pack} does. It begins with the number of bytes (32 bits), the bits of a value
 * less one (5) and four lengths less one (4 each); then come runs: a bit that is 1, two bits that say which
 * of these lengths the run's own length has, the length less one, the value.
 *
 * <p>Decoded by {@code label_studio_sdk.converter.brush.decode_rle} and by the editor in the browser, which
 * draws where the fourth byte is not 0.
 */
public final class BrushRle {
    private static final int CHANNELS = 4;
    private static final int VALUE_BITS = 8;
    private static final int OPAQUE = 255;
    private static final int[] LENGTH_BITS = {3, 4, 8, 16};

    private byte[] bytes = new byte[1024];
    private int bits;

    private BrushRle() {}

    /**
     * The packed bytes, unsigned.
     *
     * @param mask row by row from the top, at most 2<sup>29</sup> pixels
     */
    public static byte[] encode(boolean[] mask) {
        BrushRle out = new BrushRle();
        out.write(Math.multiplyExact(mask.length, CHANNELS), Integer.SIZE);
        out.write(VALUE_BITS - 1, 5);
        for (int length : LENGTH_BITS) {
            out.write(length - 1, 4);
        }
        int start = 0;
        for (int i = 1; i <= mask.length; i++) {
            if (i == mask.length || mask[i] != mask[start]) {
                out.run(CHANNELS * (long) (i - start), mask[start] ? OPAQUE : 0);
                start = i;
            }
        }
        return Arrays.copyOf(out.bytes, (out.bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** A run in pieces that the longest length can say. */
    private void run(long length, int value) {
        for (long left = length; left > 0;) {
            int choice = 0;
            while (choice < LENGTH_BITS.length - 1 && left > 1 << LENGTH_BITS[choice]) {
                choice++;
            }
            int now = (int) Math.min(left, 1 << LENGTH_BITS[choice]);
            write(1, 1);
            write(choice, 2);
            write(now - 1, LENGTH_BITS[choice]);
            write(value, VALUE_BITS);
            left -= now;
        }
    }

    private void write(int value, int count) {
        if ((bits + count) / Byte.SIZE >= bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        for (int i = count - 1; i >= 0; i--, bits++) {
            bytes[bits / Byte.SIZE] |= (byte) ((value >> i & 1) << 7 - bits % Byte.SIZE);
        }
    }
}
