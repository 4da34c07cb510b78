package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.diception.train.data.OrderedFeed;
import org.diception.train.metrics.SyntheticBenchmark;
import org.junit.jupiter.api.Test;

class SyntheticScenesTest {
    @Test
    void aSceneKnowsDepthNormalsInstancesAndPeople() {
        List<Sample> samples = samples(SyntheticScenes.benchmark(12, 64));
        assertThat(samples.get(2).name()).isEqualTo("1000002");
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.need(TrueDepth.class).counted()).isPositive();
            assertThat(sample.truth(TrueNormals.class)).isPresent();
            assertThat(sample.need(TrueInstances.class).instances()).allSatisfy(instance ->
                    assertThat(instance.area()).isGreaterThan(SyntheticBenchmark.LEAST_SHARE * 64 * 64));
        });
        assertThat(samples).anyMatch(sample -> !sample.need(TruePeople.class).people().isEmpty());
    }

    @Test
    void theSkyIsInfinitelyFarAndDoesNotCount() {
        TrueDepth depth = new TrueDepth(2, 1, new float[] {Float.POSITIVE_INFINITY, 4},
                new boolean[] {false, true}, .05, 20);
        assertThat(depth.disparity()).containsExactly(0, .25f);
        for (Sample sample : samples(SyntheticScenes.benchmark(12, 32))) {
            TrueDepth rendered = sample.need(TrueDepth.class);
            for (int i = 0; i < rendered.metres().length; i++) {
                assertThat(rendered.counts()[i]).isEqualTo(
                        rendered.metres()[i] > .05 && rendered.metres()[i] < 20);
            }
        }
    }

    @Test
    void backgroundThreadsGiveTheSameScenesInTheSameOrder() {
        DataSet scenes = SyntheticScenes.benchmark(4, 32);
        try (var feed = new OrderedFeed<>(i -> scenes.sample((int) (i % 4)), 1, 2, 3)) {
            for (int i = 1; i < 6; i++) {
                assertThat(feed.take()).usingRecursiveComparison().isEqualTo(scenes.sample(i % 4));
            }
        }
    }

    @Test
    void theBenchmarkEndsAtFiveHundred() {
        assertThat(SyntheticScenes.benchmark(500, 32).size()).isEqualTo(500);
        assertThatThrownBy(() -> SyntheticScenes.benchmark(501, 32)).hasMessageContaining("1 to 500");
    }

    private static List<Sample> samples(DataSet set) {
        return IntStream.range(0, set.size()).mapToObj(set::sample).toList();
    }
}
