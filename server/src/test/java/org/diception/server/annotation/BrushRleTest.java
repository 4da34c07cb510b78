package org.diception.server.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a reader written after the description of the format, bit by bit. */
class BrushRleTest {
    @Test
    void masksComeBackInAllFourChannels() {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            boolean[] mask = new boolean[1 + random.nextInt(300)];
            for (int start = 0; start < mask.length; start += 1 + random.nextInt(40)) {
                Arrays.fill(mask, start, mask.length, random.nextBoolean());
            }
            assertThat(decode(BrushRle.encode(mask))).as("mask " + i).isEqualTo(channels(mask));
        }
    }

    @Test
    void runsThatNoLengthCanSayAreCut() {
        boolean[] mask = new boolean[100_000];
        mask[99_999] = true;
        byte[] packed = BrushRle.encode(mask);
        assertThat(packed).hasSizeLessThan(40);
        assertThat(decode(packed)).isEqualTo(channels(mask));
    }

    @Test
    void theHeaderSaysTheLengthsThatLabelStudioUses() {
        assertThat(BrushRle.encode(new boolean[] {true})).startsWith(0, 0, 0, 4, 0b00111_001, 0b0_0011_011,
                0b1_1111_100);
    }

    private static int[] channels(boolean[] mask) {
        int[] values = new int[4 * mask.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask[i / 4] ? 255 : 0;
        }
        return values;
    }

    private static int[] decode(byte[] packed) {
        Bits bits = new Bits(packed);
        int[] values = new int[bits.read(32)];
        int word = bits.read(5) + 1;
        int[] sizes = new int[4];
        for (int i = 0; i < 4; i++) {
            sizes[i] = bits.read(4) + 1;
        }
        for (int i = 0; i < values.length;) {
            boolean run = bits.read(1) == 1;
            int end = i + 1 + bits.read(sizes[bits.read(2)]);
            int value = run ? bits.read(word) : 0;
            for (; i < end; i++) {
                values[i] = run ? value : bits.read(word);
            }
        }
        return values;
    }

    private static final class Bits {
        private final byte[] bytes;
        private int at;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        int read(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, at++) {
                value = value << 1 | bytes[at / 8] >> 7 - at % 8 & 1;
            }
            return value;
        }
    }
}
