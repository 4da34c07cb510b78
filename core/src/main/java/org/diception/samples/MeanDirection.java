package org.diception.samples;

import java.util.List;
import org.diception.image.Planes;

/**
 * The mean of unit vectors, brought back to length 1.
 *
 * @param mean (3, h, w); (0, 0, 1) where the samples cancel each other
 * @param degrees (1, h, w), the mean angle between a sample and the mean, 0 to 180
 * @param cosine the mean of that angle's cosine over all pixels and samples
 */
public record MeanDirection(Planes mean, Planes degrees, double cosine) {
    private static final double SHORTEST = 1e-6;

    /** @param samples at least one, unit vectors (3, h, w) of the same size */
    public static MeanDirection of(List<Planes> samples) {
        Planes first = samples.get(0);
        int area = first.width() * first.height();
        float[] mean = new float[3 * area];
        float[] degrees = new float[area];
        double cosines = 0;
        for (int i = 0; i < area; i++) {
            double[] direction = mean(samples, i, area);
            double angles = 0;
            for (Planes sample : samples) {
                double cosine = 0;
                for (int k = 0; k < 3; k++) {
                    cosine += direction[k] * sample.data()[k * area + i];
                }
                cosine = Math.max(-1, Math.min(1, cosine));
                cosines += cosine;
                angles += Math.toDegrees(Math.acos(cosine));
            }
            degrees[i] = (float) (angles / samples.size());
            for (int k = 0; k < 3; k++) {
                mean[k * area + i] = (float) direction[k];
            }
        }
        return new MeanDirection(
                new Planes(3, first.height(), first.width(), mean),
                new Planes(1, first.height(), first.width(), degrees),
                cosines / area / samples.size());
    }

    private static double[] mean(List<Planes> samples, int pixel, int area) {
        double[] sum = new double[3];
        for (Planes sample : samples) {
            for (int k = 0; k < 3; k++) {
                sum[k] += sample.data()[k * area + pixel];
            }
        }
        double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
        return length > SHORTEST * samples.size()
                ? new double[] {sum[0] / length, sum[1] / length, sum[2] / length}
                : new double[] {0, 0, 1};
    }
}
