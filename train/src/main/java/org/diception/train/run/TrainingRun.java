package org.diception.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.bytedeco.pytorch.global.torch;
import org.diception.InputException;
import org.diception.UsageException;
import org.diception.nn.Engine;
import org.diception.train.Checkpoint;
import org.diception.train.StepReport;
import org.diception.train.Trainer;
import org.diception.train.parallel.Peers;
import org.diception.train.parallel.Placement;

/**
 * A run from its recipe to its model. Started again with the same recipe it goes on from the last checkpoint,
 * however it ended, and comes to the same bits as a run that was never stopped.
 */
public final class TrainingRun {
    private final Path file;
    private final TrainRecipe recipe;
    private final RunListener listener;
    private final BooleanSupplier stop;
    private final Placement placement;

    /**
     * @param file the recipe
     * @param stop asked after each step; once it is true the run saves and ends
     */
    public TrainingRun(Path file, RunListener listener, BooleanSupplier stop) {
        this(file, TrainRecipe.read(file), listener, stop, Placement.ALONE);
    }

    private TrainingRun(Path file, TrainRecipe recipe, RunListener listener, BooleanSupplier stop,
            Placement placement) {
        this.file = file;
        this.recipe = recipe;
        this.listener = listener;
        this.stop = stop;
        this.placement = placement;
    }

    /**
     * The same run as one of several processes, all of which must run. Of all but the first nothing is heard.
     *
     * @throws org.diception.UsageException if so many cannot share out the recipe's batch
     */
    public TrainingRun at(Placement place) {
        recipe.step().atOnce(place.processes());
        return new TrainingRun(file, recipe, place.rank() == 0 ? listener : RunListener.SILENT, stop, place);
    }

    /** @throws UsageException if the recipe trains the model itself, not an adapter */
    public void requireAdapter() {
        if (!(recipe.model() instanceof AdapterModel)) {
            throw new UsageException(file + ": no 'lora' under 'model', so this trains all of the model; add"
                    + " 'lora: {rank: 8}', or use: ./diception train " + file);
        }
    }

    /** Says what the run will take, and trains nothing; its device need not be here. */
    public void plan() {
        setThreads();
        if (!Engine.has(recipe.compute().device())) {
            planWithoutDevice();
            return;
        }
        try (RunFolder folder = RunFolder.take(recipe.run());
                OpenRun run = OpenRun.of(recipe, folder, Peers.alone(), listener::say)) {
            sayPlan(run);
        }
    }

    private void planWithoutDevice() {
        try (RunFolder folder = RunFolder.take(recipe.run());
                OpenRun run = OpenRun.withoutDevice(recipe, folder, listener::say)) {
            sayCost(run);
            listener.say("device " + recipe.compute().device() + " is not here: the memory is by"
                    + " arithmetic, how long a step takes was not measured");
        }
    }

    /**
     * Trains to the last step and writes the model, or saves and ends when it is asked to stop.
     *
     * @return the model, or the checkpoint of a run that was stopped
     * @throws InputException if something cannot be written, too many steps were not finite, or another
     *     process is lost; the last checkpoint stays as it is
     */
    public Path run() {
        setThreads();
        try (Peers peers = recipe.parallel().join(placement);
                RunFolder folder = peers.first()
                        ? RunFolder.take(recipe.run()) : RunFolder.readOnly(recipe.run());
                OpenRun run = OpenRun.of(recipe, folder, peers, listener::say)) {
            TrainLog log = new TrainLog(folder.log());
            goOn(run.trainer(), folder);
            CommonShards shards = new CommonShards(run.trainer().draws().pool(), peers);
            shards.agree(run.trainer()); // before the first samples are drawn, for the plan
            if (peers.first()) {
                log.goOnAfter(run.trainer().steps());
                sayPlan(run);
            }
            Watcher watcher = new Watcher(recipe, run, log, new RunPage(folder, recipeText()), listener);
            boolean done = train(run.trainer(), shards, folder, log, watcher);
            if (!peers.first()) {
                return done ? folder.model() : folder.checkpoint();
            }
            if (done) {
                watcher.look(true);
                listener.say("how it went: " + folder.page());
                return recipe.model().publish(folder, recipe.answering());
            }
            listener.say("stopped after step " + run.trainer().steps() + " of " + recipe.steps()
                    + "; go on with: ./diception train " + file);
            return folder.checkpoint();
        }
    }

    private void setThreads() {
        Engine.load();
        if (recipe.compute().threads() > 0) {
            torch.set_num_threads(recipe.compute().threads());
        }
    }

    private void goOn(Trainer trainer, RunFolder folder) {
        if (Files.exists(folder.checkpoint())) {
            new RecipeChanges(Checkpoint.recipe(folder.checkpoint()), recipe.text()).lines()
                    .forEach(listener::say);
            Checkpoint.restore(trainer, folder.checkpoint());
            listener.say("going on after step " + trainer.steps());
        }
    }

    private void sayCost(OpenRun run) {
        run.about().forEach(listener::say);
        run.cost().lines().forEach(listener::say);
    }

    private void sayPlan(OpenRun run) {
        sayCost(run);
        long left = recipe.steps() - run.trainer().steps();
        if (left > 0) {
            double seconds = run.trainer().measure();
            listener.say(String.format(Locale.ROOT, "%,d steps of %d samples at about %.3g s each: %s",
                    left, recipe.step().batch(), seconds, Durations.text(left * seconds)));
        }
    }

    /** Whether the last step was made. The processes agree on each step, save and end. */
    private boolean train(Trainer trainer, CommonShards shards, RunFolder folder, TrainLog log,
            Watcher watcher) {
        Peers peers = trainer.peers();
        SaveTimes times = new SaveTimes(recipe.watch());
        Averages averages = new Averages();
        while (trainer.steps() < recipe.steps() && !peers.any(stop.getAsBoolean())) {
            StepReport report = trainer.step();
            averages.add(report);
            listener.stepped(report, recipe.steps(), averages.stepsPerSecond());
            boolean last = trainer.steps() == recipe.steps();
            if (trainer.steps() % recipe.watch().log() == 0 || last) {
                int samples = shards.refresh(trainer.steps());
                if (peers.first()) {
                    log.add(trainer.steps(), averages.numbers(samples));
                }
                averages = new Averages();
            }
            long pause = System.nanoTime();
            if (peers.any(last || peers.first() && times.due(trainer.steps()))) {
                Checkpoint.save(trainer, recipe.text(), folder.checkpoint());
            }
            if (!last && peers.first()) {
                watcher.look(false);
            }
            averages.pausedSince(pause);
        }
        boolean done = trainer.steps() >= recipe.steps();
        if (!done) {
            Checkpoint.save(trainer, recipe.text(), folder.checkpoint());
        }
        return done;
    }

    private String recipeText() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + ")", e);
        }
    }
}
