package org.diception.train.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuonTest {
    /** bfloat16 rounds to one part in 256; an entry of the result sums a few dozen of such roundings. */
    private static final float BFLOAT16_NOISE = 0.05f;

    @BeforeAll
    static void load() {
        Engine.load();
        torch.manual_seed(5);
    }

    /**
     * With G = U S Vᵀ the exact answer is U Vᵀ. Seen from that basis the iteration's answer is diagonal, with
     * entries about 1: its coefficients trade exactness for speed and end between 0.68 and 1.13, as its
     * author says.
     */
    @ParameterizedTest
    @CsvSource({"24, 24", "16, 40", "40, 16"})
    void singularVectorsStayAndSingularValuesBecomeAboutOne(long rows, long columns) {
        try (PointerScope scope = new PointerScope()) {
            Tensor gradients = torch.randn(3, rows, columns);
            Tensor steps = Muon.orthogonal(gradients).to(ScalarType.Float);
            var svd = torch.linalg_svd(gradients, false, new StringViewOptional());
            Tensor seen = svd.get0().transpose(1, 2).bmm(steps)
                    .bmm(svd.get2().transpose(1, 2)); // (3, rank, rank)
            Tensor strengths = seen.diagonal(0, 1, 2).contiguous();
            Tensor strays = seen.sub(torch.diag_embed(strengths));
            for (float strength : wellConditioned(strengths, svd.get1())) {
                assertThat(strength).isBetween(0.68f - BFLOAT16_NOISE, 1.13f + BFLOAT16_NOISE);
            }
            assertThat(strays.abs().max().item_float()).isLessThan(BFLOAT16_NOISE);
        }
    }

    /** Five iterations cannot lift a direction that is a thousand times weaker than the strongest. */
    private static float[] wellConditioned(Tensor strengths, Tensor singularValues) {
        Tensor share = singularValues.div(singularValues.select(1, 0).unsqueeze(1));
        return Tensors.toArray(strengths.masked_select(share.gt(new Scalar(0.05))));
    }

    @Test
    void anUpdateIsAsLargeAsOneOfAdamW() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = torch.zeros(16, 64);
            weight.set_requires_grad(true);
            weight.mutable_grad().put(torch.randn(16, 64).mul(new Scalar(1e-4)));
            try (Muon muon = new Muon(Map.of("weight", weight), 0.95, 0)) {
                muon.step(0.01);
                double rootMeanSquare = weight.detach().pow(new Scalar(2)).mean().sqrt().item_float();
                assertThat(rootMeanSquare).isEqualTo(0.2 * 0.01, within(0.0004));
            }
        }
    }

    @Test
    void theStepLooksAheadAlongTheMomentum() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = torch.zeros(2, 2);
            weight.set_requires_grad(true);
            try (Muon muon = new Muon(Map.of("weight", weight), 0.5, 0)) {
                weight.mutable_grad().put(Tensors.of(new float[] {1, 0, 0, 0}, 2, 2));
                muon.step(1);
                assertThat(momentum(muon)).containsExactly(1, 0, 0, 0);
                weight.mutable_grad().put(Tensors.of(new float[] {0, 0, 0, 2}, 2, 2));
                float[] before = Tensors.toArray(weight);
                // the momentum is diag(0.5, 2), the direction gradient + 0.5 of it: diag(0.25, 3)
                muon.step(1);
                assertThat(momentum(muon)).containsExactly(0.5f, 0, 0, 2);
                Tensor direction = Tensors.of(new float[] {0.25f, 0, 0, 3}, 1, 2, 2);
                float[] orthogonal = Tensors.toArray(Muon.orthogonal(direction).to(ScalarType.Float));
                float[] after = Tensors.toArray(weight);
                for (int i = 0; i < 4; i++) {
                    double move = -0.2 * Math.sqrt(2) * orthogonal[i];
                    assertThat(after[i] - before[i]).isEqualTo((float) move, within(1e-6f));
                }
            }
        }
    }

    private static float[] momentum(Muon muon) {
        return Tensors.toArray(muon.state().get("muon.m.weight"));
    }

    @Test
    void aVectorIsRefused() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> vector = Map.of("bias", torch.zeros(3));
            assertThatThrownBy(() -> new Muon(vector, 0.95, 0))
                    .hasMessageContaining("'bias' has 1 dimensions");
        }
    }
}
