package org.diception.train.ablation;

import java.util.List;
import java.util.Locale;

/**
 * A column of the tables: what {@code ./diception evaluate} measures, the most telling of each task.
 *
 * @param id of the measure
 * @param factor from the measure's unit to the table's
 */
record Column(String task, String id, String label, int decimals, double factor, boolean lowerIsBetter) {
    static final List<Column> ALL = List.of(
            new Column("depth", "absrel", "depth AbsRel", 3, 1, true),
            new Column("depth", "delta1", "depth δ1", 3, 1, false),
            new Column("normal", "mean", "normals °", 1, 1, true),
            new Column("segment", "one_point", "1-point IoU", 3, .01, false),
            new Column("segment", "five_points", "5-point IoU", 3, .01, false),
            new Column("semantic", "foreground", "semantic IoU", 3, 1, false),
            new Column("entity", "ar50", "entity AR@.5", 3, 1, false),
            new Column("pose", "picture", "pose IoU", 3, 1, false));

    String key() {
        return task + " " + id;
    }

    /** A measured value as the table has it. */
    String text(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", factor * value);
    }

    /** Whether the first value is better, as far as the table shows it. */
    boolean better(double value, double other) {
        double shown = Double.parseDouble(text(value));
        double beside = Double.parseDouble(text(other));
        return lowerIsBetter ? shown < beside : shown > beside;
    }
}
