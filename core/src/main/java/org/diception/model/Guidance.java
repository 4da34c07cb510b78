package org.diception.model;

/**
 * Classifier-free guidance: the velocity is led from the unconditional answer towards and past the
 * conditional one.
 *
 * @param scale 1 or less: no unconditional half is run
 * @param unconditional see {@link Condition#unconditional}; null where the scale needs none
 */
public record Guidance(double scale, Condition unconditional) {
    public Guidance {
        if (scale > 1 && unconditional == null) {
            throw new IllegalArgumentException("guidance " + scale + " needs an unconditional half");
        }
    }

    /** The conditional answer as it is. */
    public static Guidance none() {
        return new Guidance(1, null);
    }

    boolean active() {
        return scale > 1;
    }
}
