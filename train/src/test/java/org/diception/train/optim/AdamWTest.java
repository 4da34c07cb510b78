package org.diception.train.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * AdamW against the formulas of its paper in double; the comparison with PyTorch's
 * own is in TrainingParityTest.
 */
class AdamWTest {
    private static final AdamW.Settings SETTINGS = new AdamW.Settings(0.9, 0.98, 0.1, 1e-8);
    private static final double RATE = 0.01;
    private static final float[][] GRADIENTS = {{0.5f, -2}, {0.25f, 3}, {-1, 1e-3f}};

    @BeforeAll
    static void load() {
        Engine.load();
    }

    @Test
    void eachStepFollowsThePaper() {
        try (PointerScope scope = new PointerScope(); ParameterSet set = parameters(1, -1);
                AdamW adam = new AdamW(set.trained(), SETTINGS)) {
            double[] expected = {1, -1};
            double[] m = new double[2];
            double[] v = new double[2];
            for (int step = 1; step <= GRADIENTS.length; step++) {
                setGradient(set, GRADIENTS[step - 1]);
                adam.step(RATE);
                for (int i = 0; i < 2; i++) {
                    double g = GRADIENTS[step - 1][i];
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    v[i] = 0.98 * v[i] + 0.02 * g * g;
                    double mHat = m[i] / (1 - Math.pow(0.9, step));
                    double vHat = v[i] / (1 - Math.pow(0.98, step));
                    expected[i] -= RATE * (mHat / (Math.sqrt(vHat) + 1e-8) + 0.1 * expected[i]);
                }
                assertThat(weight(set)[0]).isEqualTo((float) expected[0], within(1e-6f));
                assertThat(weight(set)[1]).isEqualTo((float) expected[1], within(1e-6f));
            }
        }
    }

    @Test
    void aParameterWithoutAGradientStillDecays() {
        try (PointerScope scope = new PointerScope(); ParameterSet set = parameters(1, -1);
                AdamW adam = new AdamW(set.trained(), SETTINGS)) {
            adam.step(RATE);
            assertThat(weight(set)).containsExactly(0.999f, -0.999f);
        }
    }

    @Test
    void aRestoredOptimiserGoesOnAsIfNothingHadHappened() {
        try (PointerScope scope = new PointerScope();
                ParameterSet first = parameters(1, -1); AdamW before = new AdamW(first.trained(), SETTINGS)) {
            setGradient(first, GRADIENTS[0]);
            before.step(RATE);
            try (ParameterSet second = parameters(weight(first));
                    AdamW after = new AdamW(second.trained(), SETTINGS)) {
                after.restore(new MemorySource("saved", Map.copyOf(before.state())), 1);
                for (int step = 1; step < GRADIENTS.length; step++) {
                    setGradient(first, GRADIENTS[step]);
                    setGradient(second, GRADIENTS[step]);
                    before.step(RATE);
                    after.step(RATE);
                }
                assertThat(weight(second)).isEqualTo(weight(first));
            }
        }
    }

    @Test
    void aRateOfMomentsOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> new AdamW.Settings(1, 0.9, 0, 1e-8)).hasMessageContaining("1.0 and 0.9");
    }

    private static ParameterSet parameters(float... values) {
        ParameterSet set = new ParameterSet("test");
        set.add("weight", Tensors.of(values, values.length), true);
        return set;
    }

    private static void setGradient(ParameterSet set, float[] values) {
        set.tensors().get("weight").mutable_grad().put(Tensors.of(values, values.length));
    }

    private static float[] weight(ParameterSet set) {
        Tensor weight = set.tensors().get("weight");
        return Tensors.toArray(weight);
    }
}
