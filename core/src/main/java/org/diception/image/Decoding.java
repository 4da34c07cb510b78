package org.diception.image;

/**
 * What happens between a file's samples and 8-bit RGB. The two official scripts read the same file
 * differently; each constant states one way in full. Colour profiles are ignored by all three, as the network
 * was trained without them.
 */
public enum Decoding {
    /** Our default: turned upright, 16 bits rounded to 8, transparency over white, CMYK as in Pillow. */
    UPRIGHT(true) {
        @Override
        int grey16(int sample) {
            return colour16(sample);
        }

        @Override
        int colour16(int sample) {
            return (sample + 128) / 257;
        }

        @Override
        int seenThrough(int colour, int alpha) {
            return divide255(colour * alpha + 255 * (255 - alpha));
        }
    },
    /** {@code Image.open(f).convert("RGB")}: not turned, 16-bit grey clipped at 255, colour's high byte. */
    PIL(false) {
        @Override
        int grey16(int sample) {
            return Math.min(sample, 255);
        }
    },
    /** {@code cv2.imread(f)}: EXIF orientation applied, the high byte of 16 bits. */
    OPENCV(true) {
        @Override
        int ink(int paper, int black) {
            return black - ((255 - paper) * black >> 8);
        }
    };

    /** Whether the EXIF orientation is applied. */
    final boolean turns;

    Decoding(boolean turns) {
        this.turns = turns;
    }

    /** The byte for a 16-bit sample of a picture with one channel. */
    int grey16(int sample) {
        return colour16(sample);
    }

    /** The byte for a 16-bit sample of a picture with several channels. */
    int colour16(int sample) {
        return sample >> 8;
    }

    /** The colour that remains of a half transparent one; both scripts drop the alpha. */
    int seenThrough(int colour, int alpha) {
        return colour;
    }

    /** One of red, green, blue from inverted CMYK (255 is no ink), the form in which JPEG files hold it. */
    int ink(int paper, int black) {
        return black - divide255((255 - paper) * black);
    }

    /** Exact rounded division by 255 of 0..65025. */
    private static int divide255(int product) {
        int rounded = product + 128;
        return (rounded >> 8) + rounded >> 8;
    }
}
