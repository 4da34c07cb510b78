package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several samples from a model, from the request to the answer. */
@NeedsGoldens
class SamplesTest {
    private static final Request QUICK = Request.defaults().withSteps(1).withGuidance(1);

    private static Diception model;

    @BeforeAll
    static void load() {
        model = TinyModel.load(Options.defaults().withBatch(1));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    static List<Task> tasks() {
        return Task.all();
    }

    private static Prediction answer(Task task, Request request) {
        return model.open(TinyModel.photo()).predict(TinyModel.question(task), request);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void oneSampleIsTheAnswerAsItWas(Task task) {
        Prediction one = answer(task, QUICK.withSamples(1));
        assertThat(one.data().data()).isEqualTo(answer(task, QUICK).data().data());
        assertThat(one.spread()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void severalSamplesSayHowFarTheyLieApart(Task task) {
        Prediction answer = answer(task, QUICK.withSamples(3));
        Spread spread = answer.spread().orElseThrow();
        assertThat(answer.getClass()).isEqualTo(answer(task, QUICK).getClass());
        assertThat(answer.provenance().samples()).isEqualTo(3);
        assertThat(spread.samples()).isEqualTo(3);
        assertThat(spread.seeds()).isNotEmpty().isSubsetOf(42L, 43L, 44L);
        assertThat(spread.agreement()).isBetween(0.0, 1.0);
        assertThat(spread.values().width()).isEqualTo(answer.width());
        assertThat(spread.preview().height()).isEqualTo(answer.height());
        assertThat(spread.largest()).isBetween(0f, spread.most());
    }

    @Test
    void depthIsTheMedianOfTheAnswersToTheSeeds() {
        List<float[]> alone = new ArrayList<>();
        for (long seed = 7; seed < 10; seed++) {
            alone.add(answer(Task.DEPTH, QUICK.withSeed(seed)).painting().colours().mean().data());
        }
        float[] together = answer(Task.DEPTH, QUICK.withSeed(7).withSamples(3)).painting().colours().data();
        for (int i = 0; i < 50; i++) {
            float[] values = {alone.get(0)[i], alone.get(1)[i], alone.get(2)[i]};
            Arrays.sort(values);
            assertThat(together[i]).isEqualTo(values[1], within(1e-6f));
        }
    }

    @Test
    void samplesThatPassTheNetworkTogetherGiveTheSameButForTheLastBits() {
        try (Diception fitting = TinyModel.load()) {
            Request request = QUICK.withSamples(4);
            float[] together = fitting.open(TinyModel.photo()).predict(Task.DEPTH.question(), request)
                    .data().data();
            assertThat(together).containsExactly(answer(Task.DEPTH, request).data().data(), within(1e-4f));
        }
    }
}
