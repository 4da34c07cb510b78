package org.diception.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diception.Device;
import org.diception.Precision;
import org.diception.Task;
import org.diception.train.LossSettings;
import org.diception.train.LossWeighting;
import org.diception.train.SigmaDensity;
import org.diception.train.StepSettings;
import org.diception.train.TimestepDensity;
import org.diception.train.optim.RateSchedule;
import org.diception.train.recipe.Recipe;

/**
 * All about a run, from one YAML file; docs/training.md lists the keys.
 *
 * @param text the recipe as one line, to be compared with that of a checkpoint
 * @param run the folder of the run
 * @param common prompts that every photo's tokens are asked for by the heads on them; empty with
 *     {@code loss.photoTokens} 0
 * @param emaDecay of the averaged weights; 0 for none
 */
public record TrainRecipe(
        String text, Path run, long seed, ModelRecipe model, DataRecipe data, SigmaDensity sigmas,
        double promptDropout, List<String> common, StepSettings step, OptimizerRecipe optimizer,
        double emaDecay, Compute compute, Watch watch, Answering answering,
        Optional<ScoreRecipe> score, ParallelRecipe parallel) {
    /** Where and in which format the run computes; 0 threads are all cores. */
    public record Compute(Device device, Precision precision, int threads) {}

    /**
     * Reads a recipe.
     *
     * @throws org.diception.InputException naming file, line and key of what is unknown, wrong or
     *     contradictory
     */
    public static TrainRecipe read(Path file) {
        Recipe recipe = Recipe.read(file);
        TrainRecipe read = of(recipe);
        recipe.finish();
        return read;
    }

    private static TrainRecipe of(Recipe recipe) {
        Recipe loss = recipe.part("loss");
        List<String> common = loss.texts("photo-questions").stream().map(DataRecipe::prompt).toList();
        double photoTokens = loss.number("photo-tokens", 0, 0, 100);
        if (photoTokens == 0 && !common.isEmpty()) {
            throw loss.refused("photo-questions", "given, but 'photo-tokens', their weight, is 0");
        }
        double photoFirst = loss.number("photo-first", 0, 0, 1);
        if (photoTokens == 0 && photoFirst > 0) {
            throw loss.refused("photo-first", "given, but 'photo-tokens', the weight of what is asked, is 0");
        }
        Answering answering = Answering.of(recipe.part("answer"));
        Optional<Task> task = recipe.has("task")
                ? Optional.of(TaskRecipe.of(recipe.part("task"), answering)) : Optional.empty();
        ModelRecipe model = ModelRecipe.of(recipe.part("model"), task);
        if (photoTokens > 0 && model instanceof AdapterModel) {
            throw loss.refused("photo-tokens", photoTokens + " given, but an adapter has no heads");
        }
        return new TrainRecipe(
                recipe.json(), Path.of(recipe.text("run")), recipe.seed("seed", 1),
                model, DataRecipe.of(recipe.part("data"), task),
                sigmas(recipe.part("noise")), loss.number("prompt-dropout", 0.1, 0, 1), common,
                step(recipe, new LossSettings(loss.choice("weighting", LossWeighting.NONE), photoTokens,
                        Math.round(photoFirst * recipe.whole("steps")))),
                OptimizerRecipe.of(recipe.part("optimiser")), recipe.number("ema", 0, 0, 0.999999),
                new Compute(recipe.choice("device", Device.CPU), recipe.choice("precision", Precision.BF16),
                        recipe.whole("threads", 0, 0)),
                Watch.of(recipe.part("watch")), answering, score(recipe, task),
                ParallelRecipe.of(recipe.part("processes"), recipe.choice("device", Device.CPU)));
    }

    private static Optional<ScoreRecipe> score(Recipe recipe, Optional<Task> task) {
        if (!recipe.has("score")) {
            return Optional.empty();
        }
        return Optional.of(ScoreRecipe.of(recipe.part("score"), task.orElseThrow(
                () -> recipe.refused("score", "given without 'task', which says what is scored"))));
    }

    private static StepSettings step(Recipe recipe, LossSettings loss) {
        int batch = recipe.whole("batch", 1, 1);
        int parts = recipe.whole("accumulate", 1, 1);
        if (batch % parts != 0) {
            throw recipe.refused("accumulate",
                    parts + " given, a batch of " + batch + " cannot be taken in so many equal parts");
        }
        double clip = recipe.number("clip", 1);
        if (!(clip > 0)) {
            throw recipe.refused("clip", clip + " given, it must be positive");
        }
        return new StepSettings(batch, parts, recipe.flag("recompute", false), loss,
                rates(recipe, recipe.part("rates")), clip, recipe.whole("skip-limit", 20, 0));
    }

    private static RateSchedule rates(Recipe recipe, Recipe rates) {
        int steps = recipe.whole("steps");
        if (steps < 1) {
            throw recipe.refused("steps", steps + " given, it is at least 1");
        }
        var shape = rates.choice("shape", RateSchedule.Shape.CONSTANT);
        boolean constant = shape == RateSchedule.Shape.CONSTANT;
        for (String key : new String[] {"decay-share", "end"}) {
            if (constant && rates.has(key)) {
                throw rates.refused(key, "given, but 'shape' is constant: the rates do not fall");
            }
        }
        int warmUp = rates.whole("warm-up", 0, 0);
        return constant ? RateSchedule.constant(steps, warmUp) : new RateSchedule(steps, warmUp, shape,
                rates.number("decay-share", 1, 0, 1), rates.number("end", 0, 0, 1));
    }

    /** Names of the densities in a recipe. */
    private enum Density { LOGIT_NORMAL, MODE, UNIFORM }

    private static SigmaDensity sigmas(Recipe noise) {
        Density density = noise.choice("density", Density.LOGIT_NORMAL);
        only(noise, density == Density.LOGIT_NORMAL, "mean", "logit-normal");
        only(noise, density == Density.LOGIT_NORMAL, "deviation", "logit-normal");
        only(noise, density == Density.MODE, "scale", "mode");
        return new SigmaDensity(switch (density) {
            case LOGIT_NORMAL -> new TimestepDensity.LogitNormal(
                    noise.number("mean", 0), noise.number("deviation", 1, 1e-3, 100));
            case MODE -> new TimestepDensity.Mode(noise.number("scale", 1.29));
            case UNIFORM -> new TimestepDensity.Uniform();
        }, noise.number("pure", 0, 0, 1));
    }

    private static void only(Recipe noise, boolean allowed, String key, String density) {
        if (noise.has(key) && !allowed) {
            throw noise.refused(key, "given, but it belongs to density " + density);
        }
    }

    /** Whether the model is asked something while it is trained. */
    boolean watched() {
        return score.isPresent() || watch.validation() > 0 || watch.sheet() > 0 || watch.benchmark() > 0;
    }

    /** Steps of the whole run. */
    public long steps() {
        return step.rates().steps();
    }
}
