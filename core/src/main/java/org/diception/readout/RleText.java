package org.diception.readout;

import java.util.Arrays;

/**
 * The text form of run lengths in COCO's files: from the fourth number on the difference to the last but one,
 * five bits a character from the lowest up, the sixth bit set where more follow, from '0' on.
 */
final class RleText {
    private static final char ZERO = '0';
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;
    private static final int FIVE_BITS = 0x1f;
    /** What a difference of two 32-bit numbers needs. */
    private static final int MOST_CHARACTERS = 7;

    private RleText() {}

    static String write(int[] counts) {
        StringBuilder text = new StringBuilder(2 * counts.length);
        for (int i = 0; i < counts.length; i++) {
            long rest = i > 2 ? (long) counts[i] - counts[i - 2] : counts[i];
            boolean more = true;
            while (more) {
                int bits = (int) (rest & FIVE_BITS);
                rest >>= 5;
                more = rest != ((bits & SIGN) == 0 ? 0 : -1);
                text.append((char) (ZERO + (more ? bits | MORE : bits)));
            }
        }
        return text.toString();
    }

    /** @throws org.diception.InputException naming the character that makes no sense */
    static int[] read(String text) {
        int[] counts = new int[text.length()];
        int runs = 0;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            long number = 0;
            int bits = MORE;
            while ((bits & MORE) != 0) {
                if (at == text.length() || at - start == MOST_CHARACTERS) {
                    throw CocoRle.refused("the number at character " + start + " of " + text.length()
                            + " does not end");
                }
                bits = text.charAt(at) - ZERO;
                if (bits < 0 || bits > (MORE | FIVE_BITS)) {
                    throw CocoRle.refused("character " + at + " is none of '0' to 'o'");
                }
                number |= (long) (bits & FIVE_BITS) << 5 * (at++ - start);
            }
            if ((bits & SIGN) != 0) {
                number |= -1L << 5 * (at - start);
            }
            number += runs > 2 ? counts[runs - 2] : 0;
            if (number < 0 || number > CocoRle.MAX_PIXELS) {
                throw CocoRle.refused("run " + runs + " of " + number + " pixels");
            }
            counts[runs++] = (int) number;
        }
        return Arrays.copyOf(counts, runs);
    }
}
