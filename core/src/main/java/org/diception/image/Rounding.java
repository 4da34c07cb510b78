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
            return (int) Half.round(255f * Half.round(value));
        }
    };

    abstract int scaled(float value);

    /** A byte in 0..255; values outside [0, 1] are clipped, not-a-number is 0. */
    public int toByte(float value) {
        return scaled(Math.max(0f, Math.min(1f, value)));
    }
}
