package org.diception.train.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmaTest {
    @BeforeAll
    static void load() {
        Engine.load();
    }

    @Test
    void theMemoryGrowsFromAFewStepsToTheDecay() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = Tensors.of(new float[] {8}, 1);
            try (Ema ema = new Ema(Map.of("weight", weight), 0.5)) {
                weight.fill_(new Scalar(19.0));
                ema.update(1); // keeps 2/11
                assertThat(average(ema)).isEqualTo(17, within(1e-5f));
                ema.update(8); // 9/18 = 1/2 is the decay itself
                assertThat(average(ema)).isEqualTo(18, within(1e-5f));
                ema.update(1_000_000);
                assertThat(average(ema)).isEqualTo(18.5f, within(1e-5f));
            }
        }
    }

    @Test
    void theAveragesAreNotTheWeightsThemselves() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = Tensors.of(new float[] {8}, 1);
            try (Ema ema = new Ema(Map.of("weight", weight), 0.5)) {
                weight.fill_(new Scalar(0.0));
                assertThat(average(ema)).isEqualTo(8);
            }
        }
    }

    private static float average(Ema ema) {
        return Tensors.toArray(ema.source().tensors().get("weight"))[0];
    }
}
