package org.diception.train.evaluate;

import java.util.Locale;

/**
 * What a number of a report measures and how it is written.
 *
 * @param id short name in JSON and in the tables of the paper
 * @param label in tables for people
 * @param decimals behind the point
 * @param lowerIsBetter whether 0 would be perfect
 */
public record Measure(String id, String label, int decimals, boolean lowerIsBetter) {
    static Measure higher(String id, String label, int decimals) {
        return new Measure(id, label, decimals, false);
    }

    static Measure lower(String id, String label, int decimals) {
        return new Measure(id, label, decimals, true);
    }

    /** The number as text; a dash where nothing was measured. */
    public String text(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }
}
