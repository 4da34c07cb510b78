package org.diception.bench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The middle of several measurements, and how far they lie apart. */
public record Spread(double least, double median, double most) {
    /** Of one number of each measurement. */
    static <T> Spread of(List<T> measured, ToDoubleFunction<T> number) {
        return of(measured.stream().mapToDouble(number).toArray());
    }

    /** The mean of the middle two where their number is even. */
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** {@code 4.21 (4.02 to 4.90)}, without the brackets where there was one measurement. */
    @Override
    public String toString() {
        return least == most ? number(median)
                : number(median) + " (" + number(least) + " to " + number(most) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
