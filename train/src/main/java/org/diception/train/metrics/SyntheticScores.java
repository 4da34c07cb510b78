package org.diception.train.metrics;

import java.util.Locale;

/**
 * One row of the synthetic benchmark's table. NaN where no scene asked the question.
 *
 * @param absRel depth, mean over photos of |error| / truth, after a fit in disparity
 * @param delta1 depth, mean over photos of the share within a factor of 1.25
 * @param normalMean degrees, pooled over all pixels, as are the median and the shares below 11.25°, 22.5° and
 *     30°
 * @param onePoint mean IoU with one click at the innermost pixel, over one instance a scene
 * @param fivePoints mean IoU with five clicks at random places on the same instances
 * @param semantic mean foreground IoU of one class a scene
 * @param entity recall of instances at IoU .5, whatever their class
 * @param pose mean IoU of all that is painted, over scenes with people
 */
public record SyntheticScores(double absRel, double delta1, double normalMean, double normalMedian,
        double below11, double below22, double below30, double onePoint, double fivePoints, double semantic,
        double entity, double pose) {
    private static final String[] COLUMNS = {"AbsRel", "δ1", "normals", "median", "< 11.25°", "< 22.5°",
            "< 30°",
        "1 point", "5 points", "semantic", "entity", "pose"};

    /** The head of a Markdown table of rows. */
    public static String head() {
        return "| | " + String.join(" | ", COLUMNS) + " |\n|---" + "|---".repeat(COLUMNS.length) + "|";
    }

    /** This row of a Markdown table. */
    public String row(String name) {
        StringBuilder row = new StringBuilder("| " + name + " |");
        for (double value : new double[] {absRel, delta1, normalMean, normalMedian, below11, below22, below30,
            onePoint, fivePoints, semantic, entity, pose}) {
            row.append(String.format(Locale.ROOT, value > 1 ? " %.1f |" : " %.3f |", value));
        }
        return row.toString();
    }
}
