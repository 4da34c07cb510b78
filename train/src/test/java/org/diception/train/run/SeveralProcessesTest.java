package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.UsageException;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.diception.nn.Tensors;
import org.diception.train.Checkpoint;
import org.diception.train.optim.OptimizerGroups;
import org.diception.train.parallel.Peers;
import org.diception.train.parallel.Placement;
import org.diception.train.parallel.Shares;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranks are threads here, with c10d's real connections between them; LostProcessTest has processes. */
@NeedsGoldens
class SeveralProcessesTest {
    private static final int STEPS = 4;
    private static final String SHARDED = "processes: {shard-optimiser: true, time-limit: 120}";

    @TempDir
    private static Path shared;

    private static Map<String, float[]> inTwoParts;

    @BeforeAll
    static void trainInOneProcessThatTakesEachBatchInTwoParts() {
        TinyRun one = new TinyRun(shared);
        one.train(one.recipe(STEPS, "accumulate: 2"));
        inTwoParts = tensors(one);
    }

    private static Map<String, float[]> tensors(TinyRun run) {
        Map<String, float[]> tensors = new TreeMap<>();
        try (PointerScope scope = new PointerScope();
                SafetensorsFile file = Checkpoint.open(run.checkpoint())) {
            file.names().forEach(
                    name -> tensors.put(name, Tensors.toArray(file.load(name, ScalarType.Float))));
        }
        return tensors;
    }

    private static void requireSameBits(TinyRun run) {
        Map<String, float[]> found = tensors(run);
        assertThat(found.keySet()).isEqualTo(inTwoParts.keySet());
        inTwoParts.forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
    }

    @Test
    void twoProcessesGiveTheBitsOfOneThatTakesEachBatchInTwoParts(@TempDir Path folder) {
        TinyRun two = new TinyRun(folder);
        two.train(two.recipe(STEPS), 2);
        requireSameBits(two);
        assertThat(two.said).contains("how it went: " + two.run().resolve("index.html"));
        assertThat(two.said.stream().filter(line -> line.contains("samples at about"))).hasSize(1);
    }

    @Test
    void aWholeBatchInOneProcessDiffersFromItByRoundingAlone(@TempDir Path folder) {
        TinyRun one = new TinyRun(folder);
        one.train(one.recipe(STEPS));
        Map<String, float[]> whole = tensors(one);
        inTwoParts.forEach((name, values) -> {
            if (name.startsWith("ema.")) {
                // Adam divides by the gradient's own size: where that is almost 0 rounding decides on a sign,
                // and a step is as large as the rate of 3e-3.
                assertThat(whole.get(name)).as(name).usingComparatorWithPrecision(2e-3f)
                        .containsExactly(values);
            }
        });
    }

    @Test
    void processesThatShareOutTheOptimisersGiveTheSameBits(@TempDir Path folder) {
        TinyRun two = new TinyRun(folder);
        two.train(two.recipe(STEPS, SHARDED), 2);
        requireSameBits(two);
    }

    @Test
    void sumsThatTravelDuringTheBackwardPassGiveTheSameBits(@TempDir Path folder) {
        TinyRun two = new TinyRun(folder);
        two.train(two.recipe(STEPS, "recompute: true"), 2);
        requireSameBits(two);
    }

    @Test
    void aRunGoesOnWithAnotherNumberOfProcesses(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(STEPS, SHARDED);
        run.stopAfter = 2;
        run.train(recipe, 2);
        assertThat(run.said).contains("stopped after step 2 of 4; go on with: ./diception train " + recipe);
        TinyRun alone = new TinyRun(folder);
        alone.stopAfter = 3;
        alone.train(alone.recipe(STEPS, "accumulate: 2"));
        TinyRun again = new TinyRun(folder);
        again.train(again.recipe(STEPS, SHARDED), 2);
        assertThat(again.said).contains("going on after step 3");
        requireSameBits(again);
    }

    @Test
    void eachOfTwoProcessesKeepsHalfOfTheMoments(@TempDir Path folder) {
        TinyRun tiny = new TinyRun(folder);
        TrainRecipe recipe = TrainRecipe.read(tiny.recipe(1, SHARDED));
        try (PointerScope scope = new PointerScope();
                RunFolder taken = RunFolder.take(tiny.run());
                OpenRun run = OpenRun.of(recipe, taken, Peers.alone(), line -> {})) {
            Map<String, Tensor> trained = run.trainer().model().parameters().trained();
            Shares shares = Shares.of(trained, 2);
            long all = moments(recipe, trained, Shares.NONE, 0);
            long first = moments(recipe, trained, shares, 0);
            long second = moments(recipe, trained, shares, 1);
            assertThat(first + second).isEqualTo(all);
            assertThat((double) first / all).isCloseTo(0.5, within(0.05));
        }
    }

    private static long moments(TrainRecipe recipe, Map<String, Tensor> trained, Shares shares, int rank) {
        try (OptimizerGroups groups = recipe.optimizer().over(trained, name -> shares.has(rank, name))) {
            return groups.state().values().stream().mapToLong(Tensor::nbytes).sum();
        }
    }

    @Test
    void aBatchThatCannotBeSharedOutIsRefused(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        TrainingRun alone = new TrainingRun(run.recipe(1), run, () -> false);
        assertThatThrownBy(() -> alone.at(new Placement(0, 3, "", 0)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("a batch of 4 samples cannot be taken by 3 processes in 1 equal");
    }
}
