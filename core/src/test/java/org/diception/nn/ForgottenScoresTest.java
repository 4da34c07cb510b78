package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgottenScoresTest {
    private static final int BLOCKS = 60; // more than can be remembered

    @BeforeEach
    void load() {
        Engine.load();
        torch.manual_seed(4);
    }

    /** The last row goes through two parts. */
    @ParameterizedTest
    @CsvSource({"2, 3, 7, 7, 16", "1, 2, 64, 5, 8", "1, 2, 4500, 4500, 8"})
    void theGradientsAreThoseOfTheWholeGraphToTheBit(long batch, long heads, long n, long m, long width) {
        try (PointerScope scope = new PointerScope()) {
            Tensor[] inputs = {random(batch, heads, n, width), random(batch, heads, m, width),
                random(batch, heads, m, width)};
            Tensor given = random(batch, heads, n, width);
            float[][] kept = gradients(inputs, given);
            float[][] again;
            try (ForgottenScores forgotten = new ForgottenScores()) {
                again = gradients(inputs, given);
            }
            assertThat(again).isDeepEqualTo(kept);
        }
    }

    @Test
    void aChainOfAttentionsHasTheGradientsOfTheWholeGraph() {
        try (PointerScope scope = new PointerScope()) {
            Tensor start = random(1, 2, 9, 4);
            float[] kept = ofChain(start);
            float[] again;
            try (ForgottenScores forgotten = new ForgottenScores()) {
                again = ofChain(start);
            }
            assertThat(again).isEqualTo(kept);
        }
    }

    @Test
    void keysThatAreNotTrainedGetNoGradient() {
        try (PointerScope scope = new PointerScope(); ForgottenScores forgotten = new ForgottenScores()) {
            Tensor q = leaf(random(1, 2, 9, 4));
            Tensor k = random(1, 2, 5, 4);
            ScaledDotProduct.attention(q, k, k).sum().backward();
            assertThat(q.grad().defined()).isTrue();
            assertThat(k.grad().defined()).isFalse();
        }
    }

    /** As when the loss is taken in the middle of a network. */
    @Test
    void whatTheLossDoesNotDependOnIsPassedOver() {
        try (PointerScope scope = new PointerScope(); ForgottenScores forgotten = new ForgottenScores()) {
            Tensor first = leaf(random(1, 2, 9, 4));
            Tensor middle = ScaledDotProduct.attention(first, first, first);
            Tensor last = ScaledDotProduct.attention(middle, random(1, 2, 5, 4), random(1, 2, 5, 4));
            middle.sum().backward();
            assertThat(last.requires_grad()).isTrue();
            assertThat(first.grad().defined()).isTrue();
        }
    }

    private static float[] ofChain(Tensor start) {
        Tensor first = leaf(start);
        Tensor stream = first;
        for (int i = 0; i < BLOCKS; i++) {
            stream = stream.add(ScaledDotProduct.attention(stream, stream.neg(), stream.mul(stream)));
        }
        stream.sum().backward();
        return Tensors.toArray(first.grad());
    }

    private static float[][] gradients(Tensor[] inputs, Tensor given) {
        Tensor[] leaves = {leaf(inputs[0]), leaf(inputs[1]), leaf(inputs[2])};
        ScaledDotProduct.attention(leaves[0], leaves[1], leaves[2])
                .backward(given, new BoolOptional(), false, new TensorArrayRefOptional());
        return new float[][] {Tensors.toArray(leaves[0].grad()), Tensors.toArray(leaves[1].grad()),
            Tensors.toArray(leaves[2].grad())};
    }

    private static Tensor random(long... shape) {
        return torch.randn(shape).to(ScalarType.BFloat16);
    }

    private static Tensor leaf(Tensor tensor) {
        Tensor leaf = tensor.detach();
        leaf.set_requires_grad(true);
        return leaf;
    }
}
