package org.diception.train.metrics;

import java.util.function.DoubleBinaryOperator;

/**
 * How far predicted depths p are from true ones g over the pixels of one photo, one function for each number
 * in use, by the definitions of Marigold's evaluation (which GenPercept's and so the paper's depth table
 * share). NaN without pixels.
 */
public final class DepthErrors {
    private static final double DELTA = 1.25;

    private DepthErrors() {
    }

    /** AbsRel, mean of |p − g| / g. */
    public static double absRel(DepthPixels pixels) {
        return mean(pixels, (p, t) -> Math.abs(p * t - 1));
    }

    /** SqRel, mean of (p − g)² / g, metres. */
    public static double sqRel(DepthPixels pixels) {
        return mean(pixels, (p, t) -> square(p * t - 1) / t);
    }

    /** RMSE, root of the mean of (p − g)², metres. */
    public static double rmse(DepthPixels pixels) {
        return Math.sqrt(mean(pixels, (p, t) -> square((p * t - 1) / t)));
    }

    /** RMSE of natural logarithms. */
    public static double rmseLog(DepthPixels pixels) {
        return Math.sqrt(mean(pixels, (p, t) -> square(Math.log(p * t))));
    }

    /** Mean of |log₁₀ p − log₁₀ g|. */
    public static double log10(DepthPixels pixels) {
        return mean(pixels, (p, t) -> Math.abs(Math.log10(p * t)));
    }

    /** iRMSE, RMSE of 1 / p and 1 / g, 1 / metres. */
    public static double iRmse(DepthPixels pixels) {
        return Math.sqrt(mean(pixels, (p, t) -> square(1 / p - t)));
    }

    /** SILog, 100 × standard deviation of log p − log g: a common factor costs nothing. */
    public static double siLog(DepthPixels pixels) {
        double squares = mean(pixels, (p, t) -> square(Math.log(p * t)));
        double common = mean(pixels, (p, t) -> Math.log(p * t));
        return 100 * Math.sqrt(Math.max(0, squares - common * common));
    }

    /** Share of pixels with p / g and g / p below 1.25, 1.25² or 1.25³. */
    public static double delta(DepthPixels pixels, int power) {
        double factor = Math.pow(DELTA, power);
        return mean(pixels, (p, t) -> Math.max(p * t, 1 / (p * t)) < factor ? 1 : 0);
    }

    private static double mean(DepthPixels pixels, DoubleBinaryOperator error) {
        double sum = 0;
        for (int i = 0; i < pixels.count(); i++) {
            sum += error.applyAsDouble(pixels.depth()[i], pixels.disparity()[i]);
        }
        return sum / pixels.count();
    }

    private static double square(double x) {
        return x * x;
    }
}
