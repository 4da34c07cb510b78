package org.diception;

import java.util.Locale;

/** The number format of weights and activations. */
public enum Precision {
    /** 32-bit floats: the reference precision. */
    F32,
    /**
     * bfloat16: half the memory and faster where the processor knows it; the precision the authors run in.
     */
    BF16;

    /** Parses {@code f32} or {@code bf16}. */
    public static Precision parse(String name) {
        for (Precision precision : values()) {
            if (precision.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return precision;
            }
        }
        throw new UsageException("unknown precision '" + name + "'; known: f32, bf16");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
