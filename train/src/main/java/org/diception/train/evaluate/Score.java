package org.diception.train.evaluate;

/**
 * A number of a report.
 *
 * @param value as tables print it, shares of some measures as percentages; NaN where nothing was measured
 */
public record Score(Measure measure, double value) {
    /** As tables have it. */
    public String text() {
        return measure.text(value);
    }
}
