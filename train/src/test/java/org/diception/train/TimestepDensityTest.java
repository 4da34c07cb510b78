package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.model.FlowMatch;
import org.junit.jupiter.api.Test;

/**
 * The reference draws and weighs in float32; these numbers are computed in double, so
 * one part in a million apart.
 */
@NeedsGoldens
class TimestepDensityTest {
    private static final JsonNode GOLDEN = Goldens.json("golden/train_schedule.json");
    private static final double RELATIVE = 2e-6;

    @Test
    void eachDensityMapsDrawsAsTheReference() {
        agree("u", "density_none", new TimestepDensity.Uniform()::density);
        agree("u", "density_mode_scale_1_29", new TimestepDensity.Mode(1.29)::density);
        agree("z", "density_logit_normal_0_1", new TimestepDensity.LogitNormal(0, 1)::density);
        agree("z", "density_logit_normal_0p5_0p8", new TimestepDensity.LogitNormal(0.5, 0.8)::density);
    }

    @Test
    void eachWeightingWeighsSigmasAsTheReference() {
        agree("sigma", "weight_none", LossWeighting.NONE::weight);
        agree("sigma", "weight_logit_normal", LossWeighting.NONE::weight);
        agree("sigma", "weight_sigma_sqrt", LossWeighting.SIGMA_SQRT::weight);
        agree("sigma", "weight_cosmap", LossWeighting.COSMAP::weight);
    }

    private static void agree(String argument, String result, DoubleUnaryOperator function) {
        assertThat(GOLDEN.get(result)).isNotEmpty();
        for (int i = 0; i < GOLDEN.get(result).size(); i++) {
            double x = GOLDEN.get(argument).get(i).doubleValue();
            double expected = GOLDEN.get(result).get(i).doubleValue();
            Offset<Double> rounding = within(RELATIVE * Math.max(1, expected));
            assertThat(function.applyAsDouble(x)).as("%s of %s", result, x).isEqualTo(expected, rounding);
        }
    }

    @Test
    void aPlaceOnThePathFindsItsEntryOfTheTrainingTable() {
        FlowMatch schedule = schedule();
        for (int i = 0; i < GOLDEN.get("u").size(); i++) {
            int index =
                    TimestepDensity.index(GOLDEN.get("u").get(i).doubleValue(), schedule.numTrainTimesteps());
            assertThat(index).isEqualTo(GOLDEN.get("index").get(i).intValue());
            assertThat(schedule.trainSigma(index)).isEqualTo(GOLDEN.get("sigma").get(i).floatValue());
            assertThat(schedule.timestep(schedule.trainSigma(index)))
                    .isEqualTo(GOLDEN.get("timestep").get(i).floatValue());
        }
        assertThat(TimestepDensity.index(1, 1000)).as("the mode density reaches 1 itself").isEqualTo(999);
    }

    @Test
    void theTrainingTableIsThatOfTheReferenceToTheLastBit() {
        FlowMatch schedule = schedule();
        Goldens tables = Goldens.file("golden/train_tables.safetensors");
        float[] sigmas = tables.values("sigmas");
        float[] timesteps = tables.values("timesteps");
        assertThat(sigmas).hasSize(schedule.numTrainTimesteps());
        for (int i = 0; i < sigmas.length; i++) {
            assertThat(schedule.trainSigma(i)).as("sigma %d", i).isEqualTo(sigmas[i]);
            assertThat(schedule.timestep(schedule.trainSigma(i))).as("timestep %d", i)
                    .isEqualTo(timesteps[i]);
        }
    }

    @Test
    void samplesFollowTheirDensity() {
        assertThat(meanOf(new TimestepDensity.Uniform())).isEqualTo(0.5, within(0.01));
        assertThat(meanOf(new TimestepDensity.Mode(1.29))).isEqualTo(0.5, within(0.01));
        assertThat(meanOf(new TimestepDensity.LogitNormal(0, 1))).isEqualTo(0.5, within(0.01));
        assertThat(meanOf(new TimestepDensity.LogitNormal(1, 1))).as("further towards the answer")
                .isGreaterThan(0.65);
    }

    private static double meanOf(TimestepDensity density) {
        Random random = new Random(1);
        return random.doubles(20_000).map(ignored -> density.sample(random)).average().orElseThrow();
    }

    @Test
    void aDensityWithoutSpreadIsRefused() {
        assertThatThrownBy(() -> new TimestepDensity.LogitNormal(0, 0)).hasMessageContaining("deviation 0.0");
    }

    private static FlowMatch schedule() {
        Path config = Goldens.path("model/scheduler/scheduler_config.json");
        return FlowMatch.of(JsonConfig.read(config));
    }
}
