package org.diception.image;

import java.io.IOException;

/** libjpeg's colour conversion, in its 16-bit fixed point and therefore with its roundings (jdcolor.c). */
final class JpegColour {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int[] CR_TO_RED = new int[256];
    private static final int[] CB_TO_BLUE = new int[256];
    private static final int[] CR_TO_GREEN = new int[256];
    private static final int[] CB_TO_GREEN = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int chroma = i - 128;
            CR_TO_RED[i] = fixed(1.402) * chroma + HALF >> BITS;
            CB_TO_BLUE[i] = fixed(1.772) * chroma + HALF >> BITS;
            CR_TO_GREEN[i] = -fixed(0.71414) * chroma;
            CB_TO_GREEN[i] = -fixed(0.34414) * chroma + HALF;
        }
    }

    private JpegColour() {}

    /**
     * RGB bytes from interleaved samples of 1 (grey), 3 (RGB, or YCbCr where {@code ycc}) or 4 components
     * (CMYK, or YCCK; inverted, as every program writes them). Three components are converted in place.
     */
    static byte[] toRgb(byte[] samples, int components, boolean ycc, Decoding decoding) throws IOException {
        switch (components) {
            case 1:
                return greyToRgb(samples);
            case 3:
                if (ycc) {
                    yccToRgb(samples, 3);
                }
                return samples;
            case 4:
                if (ycc) {
                    yccToRgb(samples, 4);
                    invertColours(samples);
                }
                return cmykToRgb(samples, decoding);
            default:
                throw new IOException(components + " colour components, only 1, 3 and 4 can be read");
        }
    }

    private static byte[] greyToRgb(byte[] grey) {
        byte[] rgb = new byte[3 * grey.length];
        for (int i = 0; i < grey.length; i++) {
            rgb[3 * i] = grey[i];
            rgb[3 * i + 1] = grey[i];
            rgb[3 * i + 2] = grey[i];
        }
        return rgb;
    }

    private static void yccToRgb(byte[] samples, int stride) {
        for (int i = 0; i < samples.length; i += stride) {
            int luma = samples[i] & 0xff;
            int cb = samples[i + 1] & 0xff;
            int cr = samples[i + 2] & 0xff;
            samples[i] = clip(luma + CR_TO_RED[cr]);
            samples[i + 1] = clip(luma + (CB_TO_GREEN[cb] + CR_TO_GREEN[cr] >> BITS));
            samples[i + 2] = clip(luma + CB_TO_BLUE[cb]);
        }
    }

    private static void invertColours(byte[] samples) {
        for (int i = 0; i < samples.length; i += 4) {
            samples[i] = (byte) ~samples[i];
            samples[i + 1] = (byte) ~samples[i + 1];
            samples[i + 2] = (byte) ~samples[i + 2];
        }
    }

    private static byte[] cmykToRgb(byte[] cmyk, Decoding decoding) {
        byte[] rgb = new byte[cmyk.length / 4 * 3];
        for (int i = 0, to = 0; i < cmyk.length; i += 4) {
            int black = cmyk[i + 3] & 0xff;
            for (int channel = 0; channel < 3; channel++) {
                rgb[to++] = (byte) decoding.ink(cmyk[i + channel] & 0xff, black);
            }
        }
        return rgb;
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }

    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
