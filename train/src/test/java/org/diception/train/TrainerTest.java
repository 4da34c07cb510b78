package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.Device;
import org.diception.InputException;
import org.diception.Precision;
import org.diception.io.SafetensorsFile;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptSet;
import org.diception.train.data.LatentPool;
import org.diception.train.data.TaskMix;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.Ema;
import org.diception.train.optim.NoGrad;
import org.diception.train.optim.OptimizerGroups;
import org.diception.train.optim.RateSchedule;
import org.diception.train.parallel.Team;
import org.diception.train.start.PositionStart;
import org.diception.train.start.WordVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {
    private static final int CHANNELS = 4;
    private static final int SIDE = 8;
    private static final TransformerConfig CONFIG = new TransformerConfig(
            128, 2, CHANNELS, CHANNELS, 2, 16, 3, WordVectors.WIDTH, WordVectors.WIDTH, 4);
    private static final TaskMix MIX = new TaskMix(Map.of(PromptSet.DEPTH, 1.0, PromptSet.SEGMENTATION, 1.0));

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeAShardWhoseAnswersFollowFromThePhotos() {
        TinyShards.write(folder, 0, 16, CHANNELS, SIDE);
        WordVectors.bake(PromptSet.ALL, folder.resolve(BakedPrompts.FILE_NAME));
    }

    /** What differs between the runs of this test. */
    private record Kind(Precision precision, int parts, boolean recompute, int skipLimit, int photoSteps) {
        static final Kind PLAIN = new Kind(Precision.F32, 1, false, 0, 1);
    }

    @FunctionalInterface
    private interface Use<T> {
        T with(Trainer trainer);
    }

    private static <T> T use(Kind kind, Use<T> use) {
        Engine engine = new Engine(Device.CPU, kind.precision());
        PositionStart start = new PositionStart(CONFIG, SIDE / 2, 7);
        FlowMatch schedule = new FlowMatch(1, 1000);
        try (PointerScope scope = new PointerScope();
                BakedPrompts baked = BakedPrompts.open(folder.resolve(BakedPrompts.FILE_NAME), engine);
                PromptTable prompts = new PromptTable(baked);
                LatentPool pool = new LatentPool(List.of(folder), MIX, List.of(PromptSet.DEPTH), 0);
                FullModel model = FullModel.of(CONFIG, schedule,
                        ParameterStart.make(CONFIG, start, 8, name -> true, engine))
                        .withHeads(1, start, engine);
                OptimizerGroups optimizer = new OptimizerGroups(List.of(new OptimizerGroups.Group(new AdamW(
                        model.parameters().trained(), new AdamW.Settings(.9, .98, .01, 1e-8)), 3e-3)));
                Ema ema = new Ema(model.parameters().trained(), 0.99)) {
            Draws draws = new Draws(
                    pool, schedule, new SigmaDensity(new TimestepDensity.LogitNormal(0, 1), .5), .1, 3);
            StepSettings settings = new StepSettings(8, kind.parts(), kind.recompute(),
                    new LossSettings(LossWeighting.NONE, 0.5, kind.photoSteps()),
                    new RateSchedule(200, 10, RateSchedule.Shape.LINEAR, .3, .05), 1, kind.skipLimit());
            return use.with(
                    new Trainer(model, draws, prompts, optimizer, Optional.of(ema), settings, engine,
                            Team.alone()));
        }
    }

    private static double[] train(Trainer trainer, int steps) {
        return IntStream.range(0, steps).mapToDouble(i -> trainer.step().losses().velocity()).toArray();
    }

    /** Goes on from the checkpoint, if there is one, and writes it again. */
    private static void trainAndSave(int steps, Path checkpoint) {
        use(Kind.PLAIN, trainer -> {
            if (Files.exists(checkpoint)) {
                Checkpoint.restore(trainer, checkpoint);
            }
            train(trainer, steps);
            Checkpoint.save(trainer, "a recipe", checkpoint);
            return null;
        });
    }

    @Test
    void theLossFallsFarBelowWhereItStarted() {
        double[] losses = use(new Kind(Precision.BF16, 1, false, 0, 2), trainer -> train(trainer, 200));
        double start = IntStream.range(0, 10).mapToDouble(i -> losses[i]).average().orElseThrow();
        double end = IntStream.range(180, 200).mapToDouble(i -> losses[i]).average().orElseThrow();
        assertThat(end).isLessThan(0.5 * start);
    }

    @Test
    void theFirstStepsAreAboutThePhotosTokensAlone() {
        use(new Kind(Precision.F32, 1, false, 0, 2), trainer -> {
            StepReport first = trainer.step();
            assertThat(first.losses().velocity()).isZero();
            assertThat(first.losses().photoTokens()).isPositive();
            trainer.step();
            assertThat(Tensors.toArray(other(trainer))).containsOnly(0); // the output starts at zero
            assertThat(trainer.step().losses().velocity()).isPositive();
            assertThat(Tensors.toArray(other(trainer))).doesNotContain(0);
            return null;
        });
    }

    @Test
    void aRunThatWasStoppedEndsWithTheSameBits(@TempDir Path own) throws Exception {
        trainAndSave(6, own.resolve("whole.safetensors"));
        trainAndSave(4, own.resolve("parts.safetensors"));
        trainAndSave(2, own.resolve("parts.safetensors"));
        assertThat(Files.readAllBytes(own.resolve("parts.safetensors")))
                .isEqualTo(Files.readAllBytes(own.resolve("whole.safetensors")));
    }

    @Test
    void aCheckpointHoldsAllThatTheRunNeeds(@TempDir Path own) {
        Path file = own.resolve("checkpoint.safetensors");
        trainAndSave(1, file);
        assertThat(Checkpoint.recipe(file)).isEqualTo("a recipe");
        try (SafetensorsFile checkpoint = Checkpoint.open(file)) {
            String name = "transformer.transformer_blocks.0.attn.to_q.weight";
            assertThat(checkpoint.names()).contains("weights." + name, "ema." + name, "adamw.m." + name,
                    "adamw.v." + name, "weights.transformer.pos_embed.pos_embed",
                    "weights.photo_heads.last.bias");
            assertThat(Checkpoint.published(checkpoint)).containsEntry(name, "ema." + name)
                    .doesNotContainKey("photo_heads.last.bias");
        }
    }

    @ParameterizedTest
    @CsvSource({"4, false", "1, true", "2, true"})
    void aBatchInPartsAndBlocksComputedAgainMakeTheSameSteps(int parts, boolean recompute) {
        double[] plain = use(Kind.PLAIN, trainer -> train(trainer, 4));
        double[] other = use(new Kind(Precision.F32, parts, recompute, 0, 1), trainer -> train(trainer, 4));
        for (int i = 0; i < plain.length; i++) {
            // sums over samples run in another order; four steps of Adam make little of it
            assertThat(other[i]).isCloseTo(plain[i], org.assertj.core.data.Offset.offset(2e-5));
        }
    }

    @Test
    void aStepThatIsNotFiniteChangesNothingAndIsCounted() {
        use(new Kind(Precision.F32, 1, false, 1, 0), trainer -> {
            train(trainer, 1);
            Tensor weight = spoilt(trainer);
            float[] before = spoil(weight, Float.NaN);
            float[] other = Tensors.toArray(other(trainer));
            assertThat(trainer.step().skippedSteps()).isEqualTo(1);
            assertThat(Tensors.toArray(other(trainer))).isEqualTo(other);
            spoil(weight, before[0]);
            StepReport next = trainer.step();
            assertThat(next.skippedSteps()).isEqualTo(1);
            assertThat(next.losses().velocity()).isFinite();
            assertThat(trainer.optimizer().steps()).isEqualTo(2);
            return null;
        });
    }

    @Test
    void tooManyStepsThatAreNotFiniteEndTheRunWithAReport() {
        use(new Kind(Precision.F32, 1, false, 1, 0), trainer -> {
            spoil(spoilt(trainer), Float.NaN);
            train(trainer, 1);
            assertThatThrownBy(trainer::step).isInstanceOf(InputException.class)
                    .hasMessageStartingWith(
                            "step 2: 2 of the last 2 steps were skipped, at most 1 may be: loss NaN")
                    .hasMessageContaining("is not finite; lower the learning rates");
            return null;
        });
    }

    /** Sets the first number and gives the numbers as they were. */
    private static float[] spoil(Tensor weight, float value) {
        try (NoGrad noGrad = new NoGrad()) {
            float[] before = Tensors.toArray(weight);
            weight.flatten().narrow(0, 0, 1).fill_(new Scalar(value));
            return before;
        }
    }

    private static Tensor spoilt(Trainer trainer) {
        return trainer.model().parameters().tensors().get("transformer.context_embedder.weight");
    }

    private static Tensor other(Trainer trainer) {
        return trainer.model().parameters().tensors().get("transformer.proj_out.weight");
    }

    @Test
    void measuringAStepDoesNotMakeIt(@TempDir Path own) throws Exception {
        trainAndSave(2, own.resolve("plain.safetensors"));
        use(Kind.PLAIN, trainer -> {
            assertThat(trainer.measure()).isPositive();
            assertThat(trainer.steps()).isZero();
            train(trainer, 2);
            Checkpoint.save(trainer, "a recipe", own.resolve("measured.safetensors"));
            return null;
        });
        assertThat(Files.readAllBytes(own.resolve("measured.safetensors")))
                .isEqualTo(Files.readAllBytes(own.resolve("plain.safetensors")));
    }
}
