package org.diception.train.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GradientsTest {
    @BeforeAll
    static void load() {
        Engine.load();
    }

    @Test
    void gradientsBeyondTheLimitAreScaledTogetherAndOthersStay() {
        try (PointerScope scope = new PointerScope()) {
            Tensor a = Tensors.of(new float[] {3}, 1).requires_grad_(true);
            Tensor b = Tensors.of(new float[] {4}, 1).requires_grad_(true);
            Tensor without = Tensors.of(new float[] {9}, 1).requires_grad_(true);
            Tensors.cat(0, a, b).square().sum().backward(); // gradients 6 and 8, norm 10
            assertThat(Gradients.clip(List.of(a, b, without), 100)).isCloseTo(10, within(1e-5));
            assertThat(a.grad().item_float()).isCloseTo(6, within(1e-5f));
            assertThat(Gradients.clip(List.of(a, b, without), 5)).isCloseTo(10, within(1e-5));
            assertThat(a.grad().item_float()).isCloseTo(3, within(1e-5f));
            assertThat(b.grad().item_float()).isCloseTo(4, within(1e-5f));
        }
    }
}
