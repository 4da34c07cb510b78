package org.diception.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.UsageException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class FlowMatchTest {
    private static final JsonNode GOLDEN = Goldens.json("golden/scheduler.json");
    private static final Goldens STEPS = Goldens.file("golden/scheduler.safetensors");
    private static final FlowMatch SCHEDULE =
            FlowMatch.of(JsonConfig.read(Goldens.path("model/scheduler/scheduler_config.json")));

    @Test
    void theConfigIsRead() {
        assertThat(SCHEDULE.shift()).isEqualTo(GOLDEN.get("shift").doubleValue());
        assertThat(SCHEDULE.numTrainTimesteps()).isEqualTo(GOLDEN.get("num_train_timesteps").intValue());
    }

    @Test
    void sigmasAndTimestepsAreThoseOfTheReferenceToOneUlp() {
        assertThat(GOLDEN.get("steps")).isNotEmpty();
        for (Map.Entry<String, JsonNode> run : GOLDEN.get("steps").properties()) {
            float[] sigmas = SCHEDULE.sigmas(Integer.parseInt(run.getKey()));
            JsonNode expected = run.getValue().get("sigmas");
            assertThat(sigmas).hasSize(expected.size());
            for (int i = 0; i < sigmas.length; i++) {
                sameToOneUlp(run.getKey() + " steps, sigma " + i, sigmas[i], expected.get(i));
            }
            JsonNode timesteps = run.getValue().get("timesteps");
            for (int i = 0; i < timesteps.size(); i++) {
                sameToOneUlp(run.getKey() + " steps, timestep " + i, SCHEDULE.timestep(sigmas[i]),
                        timesteps.get(i));
            }
        }
    }

    @Test
    void theTrainingTableEndsWhereThatOfTheReferenceDoes() {
        sameToOneUlp("largest", SCHEDULE.trainSigma(0), GOLDEN.get("sigma_max"));
        sameToOneUlp(
                "smallest", SCHEDULE.trainSigma(SCHEDULE.numTrainTimesteps() - 1), GOLDEN.get("sigma_min"));
    }

    private static void sameToOneUlp(String what, float actual, JsonNode expected) {
        float wanted = expected.floatValue();
        assertThat(actual).as(what).isEqualTo(wanted, within(Math.ulp(wanted)));
    }

    @Test
    void eulerStepsAlongGivenVelocitiesPassThroughTheLatentsOfTheReference() {
        int steps = (int) STEPS.names().stream().filter(name -> name.matches("v\\d+")).count();
        float[] sigmas = SCHEDULE.sigmas(steps);
        try (PointerScope scope = new PointerScope()) {
            Tensor latents = STEPS.tensor("x");
            for (int i = 0; i < steps; i++) {
                latents = FlowMatch.step(latents, STEPS.tensor("v" + i), sigmas[i], sigmas[i + 1]);
                STEPS.check("x" + (i + 1), latents);
            }
        }
    }

    @Test
    void aSingleStepGoesAllTheWay() {
        float[] sigmas = SCHEDULE.sigmas(1);
        assertThat(sigmas).containsExactly(1, 0);
        try (PointerScope scope = new PointerScope()) {
            STEPS.check(
                    "one_step", FlowMatch.step(STEPS.tensor("x"), STEPS.tensor("v0"), sigmas[0], sigmas[1]));
        }
    }

    @Test
    void stepsOutsideTheTableAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> SCHEDULE.sigmas(0)).isInstanceOf(UsageException.class)
                .hasMessageContaining("0 steps");
        int tooMany = SCHEDULE.numTrainTimesteps() + 1;
        assertThatThrownBy(() -> SCHEDULE.sigmas(tooMany)).isInstanceOf(UsageException.class)
                .hasMessageContainingAll("" + tooMany, "1 to " + SCHEDULE.numTrainTimesteps());
    }
}
