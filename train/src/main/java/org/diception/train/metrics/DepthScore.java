package org.diception.train.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Depth of one photo, or the mean over photos, in all numbers of {@link DepthErrors}.
 *
 * @param rmse metres, as {@code sqRel}; {@code iRmse} is in 1 / metres, {@code siLog} × 100
 */
public record DepthScore(double absRel, double sqRel, double rmse, double rmseLog, double log10,
        double delta1, double delta2, double delta3, double iRmse, double siLog) {
    /** All numbers of one photo. */
    public static DepthScore of(DepthPixels pixels) {
        return new DepthScore(DepthErrors.absRel(pixels), DepthErrors.sqRel(pixels), DepthErrors.rmse(pixels),
                DepthErrors.rmseLog(pixels), DepthErrors.log10(pixels), DepthErrors.delta(pixels, 1),
                DepthErrors.delta(pixels, 2), DepthErrors.delta(pixels, 3), DepthErrors.iRmse(pixels),
                DepthErrors.siLog(pixels));
    }

    /** The mean of each number over photos, each photo counting the same: how all tables are made. */
    public static DepthScore mean(List<DepthScore> photos) {
        return new DepthScore(mean(photos, DepthScore::absRel), mean(photos, DepthScore::sqRel),
                mean(photos, DepthScore::rmse), mean(photos, DepthScore::rmseLog),
                mean(photos, DepthScore::log10), mean(photos, DepthScore::delta1),
                mean(photos, DepthScore::delta2), mean(photos, DepthScore::delta3),
                mean(photos, DepthScore::iRmse), mean(photos, DepthScore::siLog));
    }

    private static double mean(List<DepthScore> photos, ToDoubleFunction<DepthScore> number) {
        Mean mean = new Mean();
        photos.forEach(photo -> mean.add(number.applyAsDouble(photo)));
        return mean.value();
    }
}
