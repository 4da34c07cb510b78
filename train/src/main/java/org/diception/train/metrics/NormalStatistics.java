package org.diception.train.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a set of angles between predicted and true normals comes to.
 *
 * @param mean degrees, as {@code median} (the mean of the middle two where their number is even) and
 *     {@code rmse}
 * @param below5 share of angles below 5°, from 0 to 1, as those below 7.5°, 11.25°, 22.5° and 30°
 */
public record NormalStatistics(double mean, double median, double rmse, double below5, double below7,
        double below11, double below22, double below30) {
    private static final double[] LIMITS = {5, 7.5, 11.25, 22.5, 30};
    private static final double DECIMALS = 1e4;

    /** Of all pixels of some photos together; NaN without pixels. */
    public static NormalStatistics of(List<float[]> degrees) {
        double sum = 0;
        double squares = 0;
        long[] below = new long[LIMITS.length];
        long count = 0;
        for (float[] photo : degrees) {
            count += photo.length;
            for (float angle : photo) {
                sum += angle;
                squares += (double) angle * angle;
                for (int i = 0; i < LIMITS.length; i++) {
                    below[i] += angle < LIMITS[i] ? 1 : 0;
                }
            }
        }
        double n = count;
        return new NormalStatistics(sum / n, Median.of(degrees), Math.sqrt(squares / n), below[0] / n,
                below[1] / n, below[2] / n, below[3] / n, below[4] / n);
    }

    /** Of one photo. */
    public static NormalStatistics of(float[] degrees) {
        return of(List.of(degrees));
    }

    /** Each number rounded to four decimals, shares as percentages: what Marigold averages over photos. */
    public NormalStatistics rounded() {
        return new NormalStatistics(round(mean), round(median), round(rmse), round(100 * below5) / 100,
                round(100 * below7) / 100, round(100 * below11) / 100, round(100 * below22) / 100,
                round(100 * below30) / 100);
    }

    private static double round(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    /** The mean of each number over photos. Its median is not that of all their pixels. */
    public static NormalStatistics mean(List<NormalStatistics> photos) {
        return new NormalStatistics(mean(photos, NormalStatistics::mean),
                mean(photos, NormalStatistics::median), mean(photos, NormalStatistics::rmse),
                mean(photos, NormalStatistics::below5), mean(photos, NormalStatistics::below7),
                mean(photos, NormalStatistics::below11), mean(photos, NormalStatistics::below22),
                mean(photos, NormalStatistics::below30));
    }

    private static double mean(List<NormalStatistics> photos, ToDoubleFunction<NormalStatistics> number) {
        Mean mean = new Mean();
        photos.forEach(photo -> mean.add(number.applyAsDouble(photo)));
        return mean.value();
    }
}
