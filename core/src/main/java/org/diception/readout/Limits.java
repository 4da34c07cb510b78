package org.diception.readout;

import java.math.BigDecimal;
import java.math.MathContext;
import org.diception.UsageException;

/** Refuses settings out of range, with the value and the range. */
final class Limits {
    private static final MathContext DIGITS = new MathContext(3);

    private Limits() {}

    static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new UsageException("read-out setting " + name + ": " + plain(value) + " lies outside "
                    + rounded(least) + " to " + rounded(most));
        }
    }

    /** Sides of windows have a middle pixel. */
    static void checkOdd(String name, int value, int most) {
        check(name, value, 1, most);
        if (value % 2 == 0) {
            throw new UsageException("read-out setting " + name + ": " + value + " is even; a window of "
                    + (value + 1) + " pixels has a middle");
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String rounded(double limit) {
        return plain(limit == Math.rint(limit) ? limit : new BigDecimal(limit).round(DIGITS).doubleValue());
    }
}
