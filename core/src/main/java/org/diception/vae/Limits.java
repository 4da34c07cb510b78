package org.diception.vae;

import org.diception.ModelException;

/** Bounds on numbers from configuration files. */
final class Limits {
    private Limits() {}

    static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new ModelException("vae config: " + name + " is " + value + ", possible are 1 to " + max);
        }
    }
}
