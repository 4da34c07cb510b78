package org.diception.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.golden.Deviation;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The loop around the transformer; its latents after each step are compared with the reference end to end.
 */
@NeedsGoldens
class DenoiserTest {
    private static final Denoiser.Observer NOBODY = (step, steps, latents, velocity) -> {};
    private static final String INPUTS = "b2_square";

    private PointerScope scope;
    private ReferenceTransformer reference;
    private Denoiser denoiser;
    private Tensor noise;
    private Condition condition;
    private Condition unconditional;

    @BeforeEach
    void load() {
        Engine.load();
        scope = new PointerScope();
        reference = ReferenceTransformer.load("model/transformer", Engine.cpu());
        JsonConfig schedule = JsonConfig.read(Goldens.path("model/scheduler/scheduler_config.json"));
        denoiser = new Denoiser(reference.transformer(), FlowMatch.of(schedule));
        noise = reference.input(INPUTS, "hidden");
        condition = reference.condition(INPUTS);
        Tensor emptyText = torch.zeros(1, condition.text().size(1), condition.text().size(2));
        unconditional = condition.unconditional(emptyText, torch.zeros(1, condition.pooled().size(1)));
    }

    @AfterEach
    void free() {
        reference.close();
        scope.close();
    }

    @Test
    void guidanceLeadsPastTheConditionalAnswer() {
        Tensor time = torch.full(new long[] {noise.size(0)}, new Scalar(1000.0));
        Tensor conditional = reference.transformer().forward(noise, time, condition);
        Tensor away = reference.transformer().forward(noise, time, unconditional);
        Tensor velocity = away.add(conditional.sub(away), new Scalar(3.5));
        Tensor answer = denoiser.denoise(noise, condition, new Guidance(3.5, unconditional), 1, NOBODY);
        // a batch twice as large sums in another order
        assertThat(apart(answer, noise.sub(velocity))).isLessThan(1e-4);
        assertThat(apart(answer, noise.sub(conditional))).isGreaterThan(1e-2);
    }

    @Test
    void theUnconditionalHalfKeepsThePhotoAndLosesPromptAndPoints() {
        assertThat(Tensors.toArray(unconditional.photo())).isEqualTo(Tensors.toArray(condition.photo()));
        assertThat(Tensors.toArray(unconditional.points())).containsOnly(0);
        assertThat(Tensors.shape(unconditional.text())).isEqualTo(Tensors.shape(condition.text()));
        assertThat(Tensors.shape(unconditional.pooled())).isEqualTo(Tensors.shape(condition.pooled()));
    }

    @Test
    void aScaleOfOneIsTheConditionalAnswerToTheBit() {
        float[] plain = Tensors.toArray(denoiser.denoise(noise, condition, Guidance.none(), 2, NOBODY));
        Guidance one = new Guidance(1, unconditional);
        assertThat(Tensors.toArray(denoiser.denoise(noise, condition, one, 2, NOBODY))).isEqualTo(plain);
    }

    @Test
    void guidanceWithoutAnUnconditionalHalfIsRefused() {
        assertThatThrownBy(() -> new Guidance(2, null)).hasMessageContaining("guidance 2.0");
    }

    @Test
    void theObserverSeesEveryStepAndTheLastOneIsTheAnswer() {
        List<Integer> seen = new ArrayList<>();
        List<float[]> latents = new ArrayList<>();
        Tensor answer =
                denoiser.denoise(noise, condition, Guidance.none(), 3, (step, steps, now, velocity) -> {
            assertThat(steps).isEqualTo(3);
            seen.add(step);
            latents.add(Tensors.toArray(now));
        });
        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(latents.get(2)).isEqualTo(Tensors.toArray(answer));
    }

    @Test
    void aRunThatIsCancelledLeavesNoNativeObjectBehind() {
        Guidance guidance = new Guidance(2, unconditional);
        cancelled(guidance);
        long before = Pointer.totalCount();
        for (int i = 0; i < 10; i++) {
            cancelled(guidance);
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    private void cancelled(Guidance guidance) {
        assertThatThrownBy(
                () -> denoiser.denoise(noise, condition, guidance, 4, (step, steps, latents, velocity) -> {
            if (step == 2) {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
    }

    private static double apart(Tensor actual, Tensor expected) {
        return Deviation.between(Tensors.toArray(actual), Tensors.toArray(expected)).worst();
    }
}
