package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustFitTest {
    private static final int POINTS = 60;

    private final double[] x = new double[POINTS];
    private final double[] y = new double[POINTS];

    private void line(double scale, double offset, double noise, int outliers) {
        Random random = new Random(7);
        for (int i = 0; i < POINTS; i++) {
            x[i] = random.nextDouble();
            double good = scale * x[i] + offset + noise * random.nextGaussian();
            y[i] = i < outliers ? 3 * random.nextDouble() : good;
        }
    }

    @Test
    void withoutNoiseTheLineIsExactWhateverTwoFifthsSay() {
        line(0.8, 0.1, 0, 24);
        RobustFit fit = RobustFit.of(x, y);
        assertThat(fit.line().scale()).isEqualTo(0.8, within(1e-9));
        assertThat(fit.line().offset()).isEqualTo(0.1, within(1e-9));
        assertThat(fit.used()[POINTS - 1]).isTrue();
        assertThat(RobustFit.chosen(x, fit.used())).hasSizeBetween(36, 38); // an outlier may lie on the line
    }

    @Test
    void withNoiseItIsAsGoodAsLeastSquaresOfTheGoodPoints() {
        line(0.8, 0.1, 0.01, 20);
        LinearFit robust = RobustFit.of(x, y).line();
        LinearFit all = RobustFit.all(x, y).line();
        // a standard error of 0.01 / sqrt(40 * 1/12), five of them
        assertThat(robust.scale()).isEqualTo(0.8, within(0.028));
        assertThat(all.scale()).isNotCloseTo(0.8, within(0.028));
    }

    @Test
    void pointsAllAtOnePlaceHaveNoSlope() {
        double[] same = {2, 2, 2};
        assertThat(RobustFit.of(same, new double[] {2, 2, 2}).line().scale()).isZero();
    }
}
