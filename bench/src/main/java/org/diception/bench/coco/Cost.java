package org.diception.bench.coco;

import java.util.Locale;

/**
 * What an evaluation needed.
 *
 * @param read seconds by the clock to read both files
 * @param score the same for everything after that
 * @param cpu seconds of processor time for both, of all threads, compiler and collector included
 */
record Cost(double read, double score, double cpu) {
    private static final double NANOSECONDS = 1e9;

    static double clock() {
        return System.nanoTime() / NANOSECONDS;
    }

    double wall() {
        return read + score;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f + %.2f s, CPU %.2f s", read, score, cpu);
    }
}
