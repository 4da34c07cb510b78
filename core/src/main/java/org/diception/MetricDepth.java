package org.diception;

import org.diception.image.Planes;
import org.diception.readout.LinearFit;
import org.diception.readout.RobustFit;

/**
 * Relative disparity that known distances made metric: {@code 1 / metres = scale * disparity + shift}, scale
 * and shift being the least squares in 1/metres. What the known distances do not show, such as a disparity
 * that is bent, stays wrong; {@link #fit} says how far off the known places are.
 *
 * @param metres (1, H, W), along the viewing direction; not-a-number where the line gives no distance, that
 *     is where it puts things beyond infinity
 * @param scale 1/metres for each unit of disparity, above 0
 * @param shift 1/metres at disparity 0
 * @param fit how well the known distances are met
 */
public record MetricDepth(Planes metres, double scale, double shift, Fit fit) {
    private static final double DELTA = 1.25;

    /**
     * How far the known distances are off. Those that are not used are not counted.
     *
     * @param known how many there are
     * @param used how many the line goes through; fewer only if outliers were left out
     * @param rmse root of the mean square, metres
     * @param absRel mean of |error| / distance
     * @param delta1 share whose ratio to the truth is below 1.25
     * @param largest metres
     */
    public record Fit(int known, int used, double rmse, double absRel, double delta1, double largest) {}

    /**
     * Finds scale and shift.
     *
     * @param disparity (1, H, W), any affine-invariant disparity, larger = nearer
     * @param robust whether up to half of the known distances may be wrong; they are left out then
     * @throws InputException if fewer than two distances at different disparities are known, or if they say
     *     that large disparities are far: nothing is inverted silently
     */
    public static MetricDepth align(Planes disparity, KnownDistances known, boolean robust) {
        double[] x = new double[known.count()];
        double[] y = new double[known.count()];
        for (int i = 0; i < x.length; i++) {
            x[i] = at(disparity, known.x()[i], known.y()[i]);
            y[i] = 1 / known.metres()[i];
        }
        if (x.length < 2) {
            throw new InputException(x.length + " known distance; scale and shift need two at least, at"
                    + " different depths");
        }
        RobustFit fitted = robust ? RobustFit.of(x, y) : RobustFit.all(x, y);
        LinearFit line = fitted.line();
        if (!(Math.abs(line.scale()) > 0)) {
            throw new InputException("all " + x.length + " known distances are at the same disparity of "
                    + x[0] + "; add some at other depths");
        }
        if (!(line.scale() > 0)) {
            throw new InputException("the known distances say that large disparities are far (scale "
                    + line.scale() + "); are they distances and not disparities, and is x before y?");
        }
        return new MetricDepth(metres(disparity, line), line.scale(), line.offset(),
                fit(line, fitted.used(), x, known.metres()));
    }

    private static float at(Planes disparity, double x, double y) {
        int column = Math.min((int) (x * disparity.width()), disparity.width() - 1);
        int row = Math.min((int) (y * disparity.height()), disparity.height() - 1);
        float value = disparity.data()[row * disparity.width() + column];
        if (!Float.isFinite(value)) {
            throw new InputException("the disparity at column " + column + ", row " + row + " is " + value
                    + "; numbers are wanted where distances are known");
        }
        return value;
    }

    private static Planes metres(Planes disparity, LinearFit line) {
        float[] metres = new float[disparity.data().length];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = (float) metres(line, disparity.data()[i]);
        }
        return new Planes(1, disparity.height(), disparity.width(), metres);
    }

    private static double metres(LinearFit line, double disparity) {
        double inverse = line.at(disparity);
        return inverse > 0 ? 1 / inverse : Double.NaN;
    }

    private static Fit fit(LinearFit line, boolean[] used, double[] x, double[] truth) {
        int count = 0;
        double squares = 0;
        double relative = 0;
        double near = 0;
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (used[i]) {
                double metres = metres(line, x[i]);
                double error = Double.isNaN(metres) ? Double.POSITIVE_INFINITY : Math.abs(metres - truth[i]);
                count++;
                squares += error * error;
                relative += error / truth[i];
                near += Math.max(metres / truth[i], truth[i] / metres) < DELTA ? 1 : 0;
                largest = Math.max(largest, error);
            }
        }
        return new Fit(x.length, count, Math.sqrt(squares / count), relative / count, near / count, largest);
    }
}
