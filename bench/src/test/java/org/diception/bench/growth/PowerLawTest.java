package org.diception.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerLawTest {
    @Test
    void anExactPowerIsFound() {
        double[] x = {256, 384, 512, 768};
        PowerLaw law = PowerLaw.fit(x, Arrays.stream(x).map(v -> 3 * Math.pow(v, 2.5)).toArray());
        assertThat(law.exponent()).isCloseTo(2.5, within(1e-9));
        assertThat(law.factor()).isCloseTo(3, within(1e-6));
    }

    @Test
    void whatDoesNotGrowHasTheExponentZero() {
        assertThat(PowerLaw.fit(new double[] {1, 2, 4}, new double[] {7, 7, 7}).exponent())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void pointsWithoutLogarithmOrWithOneXAreRefused() {
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2}, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(1.0, 0.0)");
        assertThatThrownBy(() -> PowerLaw.fit(new double[] {2, 2}, new double[] {1, 3}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCurvesExponentsAreThoseOfItsUpperHalf() {
        List<Curve.Point> points =
                List.of(point(1, 10), point(2, 10), point(4, 10), point(8, 20), point(16, 40));
        Curve curve = Curve.of(Axis.STEPS, points);
        assertThat(curve.exponents().cpuSeconds()).isCloseTo(1, within(1e-9));
        assertThat(curve.row()).startsWith("| steps, 1 to 16 | 10.00 to 40.00 |");
        assertThat(curve.plot()).startsWith("<svg").contains("growth with steps").endsWith("</svg>");
    }

    private static Curve.Point point(int value, double seconds) {
        return new Curve.Point(value, seconds, seconds, 1, value);
    }
}
