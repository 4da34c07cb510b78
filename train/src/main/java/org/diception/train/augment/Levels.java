package org.diception.train.augment;

/** Numbers to 8-bit levels. */
final class Levels {
    private Levels() {
    }

    /** The nearest level, 0 to 255. */
    static byte of(double value) {
        return (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
}
