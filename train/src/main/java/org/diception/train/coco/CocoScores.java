package org.diception.train.coco;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an evaluation comes to. Immutable and thread-safe. */
public final class CocoScores {
    private final CocoKind<?> kind;
    private final List<CocoCategory> categories;
    private final Curves curves;

    CocoScores(CocoKind<?> kind, List<CocoCategory> categories, Curves curves) {
        this.kind = kind;
        this.categories = categories;
        this.curves = curves;
    }

    /**
     * The published numbers by name, from 0 to 1, −1 where there is nothing to find: 12 for masks and
     * boxes, AP to AR_large, and 10 for poses.
     */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (CocoNumber number : kind.numbers()) {
            numbers.put(number.name(), mean(number, 0, classes()));
        }
        return numbers;
    }

    /** The classes whose numbers are told apart, by ascending id; empty if classes did not count. */
    public List<CocoCategory> categories() {
        return categories;
    }

    /** AP of one class over all thresholds and sizes; −1 if there is nothing to find. */
    public double ap(CocoCategory category) {
        int c = categories.indexOf(category);
        if (c < 0) {
            throw new IllegalArgumentException("no numbers of class " + category);
        }
        return mean(kind.numbers().get(0), c, c + 1);
    }

    /** pycocotools' {@code precision}: (10 thresholds, 101 recalls, classes, sizes, limits) in C order. */
    public double[] precision() {
        return curves.precision.clone();
    }

    /** pycocotools' {@code recall}: (10 thresholds, classes, sizes, limits) in C order. */
    public double[] recall() {
        return curves.recall.clone();
    }

    private int classes() {
        return Math.max(1, categories.size());
    }

    private double mean(CocoNumber number, int firstClass, int endClass) {
        boolean all = number.threshold() == CocoNumber.ALL;
        int first = all ? 0 : number.threshold();
        int end = all ? Matching.THRESHOLDS.length : first + 1;
        int recalls = number.precision() ? Curves.RECALLS.length : 1;
        double[] values = new double[(end - first) * recalls * (endClass - firstClass)];
        int count = 0;
        for (int t = first; t < end; t++) {
            for (int r = 0; r < recalls; r++) {
                for (int c = firstClass; c < endClass; c++) {
                    double value = number.precision()
                            ? curves.precision[curves.precisionAt(t, r, c, number.area(), number.limit())]
                            : curves.recall[curves.recallAt(t, c, number.area(), number.limit())];
                    if (value > -1) {
                        values[count++] = value;
                    }
                }
            }
        }
        return count == 0 ? -1 : NumpySum.of(values, count) / count;
    }
}
