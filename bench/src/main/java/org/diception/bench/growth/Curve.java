package org.diception.bench.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.diception.train.evaluate.SvgPlot;

/**
 * What was measured along one axis.
 *
 * @param exponents over the upper half of the axis, where what does not grow weighs least
 */
record Curve(Axis axis, List<Point> points, Exponents exponents) {
    private static final double MEBIBYTE = 1L << 20;

    /**
     * One value.
     *
     * @param seconds by the clock, the least of all rounds
     * @param cpuSeconds of processor time, likewise
     * @param memory bytes above the loaded model at most
     * @param operations of the arithmetic
     */
    record Point(int value, double seconds, double cpuSeconds, double memory, double operations) {}

    /** Powers of the axis with which each grows. */
    record Exponents(double cpuSeconds, double memory, double operations) {}

    static Curve of(Axis axis, List<Point> points) {
        List<Point> upper = points.subList((points.size() - 1) / 2, points.size());
        return new Curve(axis, List.copyOf(points), new Exponents(exponent(upper, Point::cpuSeconds),
                exponent(upper, Point::memory), exponent(upper, Point::operations)));
    }

    private static double exponent(List<Point> points, ToDoubleFunction<Point> number) {
        return PowerLaw.fit(points.stream().mapToDouble(Point::value).toArray(),
                points.stream().mapToDouble(number).map(y -> Math.max(y, 1e-9)).toArray()).exponent();
    }

    /** One row of the table. */
    String row() {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        return String.format(Locale.ROOT,
                "| %s, %d to %d | %.2f to %.2f | %.0f to %.0f | %.2f | %.2f | %.2f |",
                axis.title(), first.value(), last.value(), first.cpuSeconds(), last.cpuSeconds(),
                first.memory() / MEBIBYTE, last.memory() / MEBIBYTE, exponents.operations(),
                exponents.cpuSeconds(), exponents.memory());
    }

    /** Time, memory and arithmetic, each as a share of its largest value. */
    String plot() {
        return SvgPlot.lines("growth with " + axis.title(), axis.title(),
                points.stream().map(point -> "" + point.value()).toList(),
                List.of(line("CPU seconds", Point::cpuSeconds, false), line("memory", Point::memory, false),
                        line("arithmetic", Point::operations, true)));
    }

    private SvgPlot.Line line(String name, ToDoubleFunction<Point> number, boolean dashed) {
        double[] values = points.stream().mapToDouble(number).toArray();
        double most = Arrays.stream(values).max().orElse(1);
        return new SvgPlot.Line(name, Arrays.stream(values).map(value -> value / most).toArray(), dashed);
    }
}
