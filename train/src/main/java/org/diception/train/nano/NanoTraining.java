package org.diception.train.nano;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.diception.text.PromptSet;
import org.diception.train.PromptTable;
import org.diception.train.TrainSettings;
import org.diception.train.TrainedNetwork;
import org.diception.train.Trainer;
import org.diception.train.TrainingRun;
import org.diception.train.data.LatentPool;
import org.diception.train.data.TaskMix;
import org.diception.train.metrics.SyntheticBenchmark;
import org.diception.train.metrics.SyntheticScores;
import org.diception.train.optim.NoGrad;
import org.diception.train.optim.ParameterSet;
import org.diception.train.start.PositionStart;
import org.diception.vae.Autoencoder;
import org.diception.vae.Autoencoders;

/**
 * Trains the embedded model in three commands that can each be stopped and started again: {@code shards}
 * renders and encodes scenes, {@code train} trains on those that are there, {@code export} writes the model
 * folder. docs/nano.md says how and what it costs.
 */
public final class NanoTraining {
    /** What every photo's tokens are asked for, whatever the prompt is. */
    private static final List<String> COMMON =
            List.of(PromptSet.DEPTH, PromptSet.NORMAL, PromptSet.ENTITY, PromptSet.POSE,
                    NanoShards.CLASSES_OF_ALL);
    /** Of the steps, those at the beginning that are about the photos' tokens alone. */
    private static final double PHOTO_SHARE = 0.79;
    private static final int INSPECT_EVERY = 1_000;
    private static final int SCORED_SCENES = 40;

    private NanoTraining() {}

    /**
     * {@code shards RUN FROM TO | train RUN STEPS THREADS | export RUN TARGET}; RUN/vae
     * is the autoencoder's own run.
     */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[1]);
        Engine.load();
        switch (arguments[0]) {
            case "shards" -> shards(run, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "train" -> train(run, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
            case "export" -> NanoExport.write(run, Path.of(arguments[2]));
            default -> throw new UsageException(
                    "unknown part '" + arguments[0] + "'; known: shards, train, export");
        }
    }

    private static void shards(Path run, int from, int to) throws IOException {
        torch.set_num_threads(1);
        Path folder = Files.createDirectories(run.resolve("shards"));
        try (PointerScope scope = new PointerScope(); Autoencoders.Loaded vae = vae(run, Precision.BF16)) {
            NanoShards shards = new NanoShards(vae.autoencoder());
            for (int number = from; number < to; number++) {
                shards.write(folder, number);
                System.err.println("shard " + number + " of " + from + " to " + (to - 1));
            }
        }
    }

    private static void train(Path run, long steps, int threads) {
        torch.set_num_threads(threads);
        TrainSettings settings = settings(steps);
        try (PointerScope scope = new PointerScope();
                Autoencoders.Loaded vae = vae(run, Precision.F32);
                PromptTable prompts = prompts();
                LatentPool pool = new LatentPool(run.resolve("shards"), mix(), COMMON)) {
            TransformerConfig config = NanoConfig.transformer(vae.autoencoder().channels());
            PositionStart start = new PositionStart(config, NanoConfig.grid(), settings.seed());
            try (ParameterSet parameters = TrainedNetwork.start(config, start, COMMON.size());
                    Trainer trainer =
                            new Trainer(config, NanoConfig.schedule(), prompts, pool, settings, parameters)) {
                System.err.println(parameters.trainedCount() + " parameters");
                new TrainingRun(trainer, pool, run, steps)
                        .run(INSPECT_EVERY, t -> score(t, steps, config, vae.autoencoder(), prompts));
            }
        }
    }

    /** Scores the averaged weights on the first scenes of the benchmark, one step for every task. */
    private static void score(
            Trainer trainer, long totalSteps, TransformerConfig config, Autoencoder autoencoder,
            PromptTable prompts) {
        if (trainer.steps() <= Math.round(PHOTO_SHARE * totalSteps)) {
            return; // nothing was painted yet
        }
        MemorySource source = new MemorySource("averaged weights", trainer.published());
        try (PointerScope scope = new PointerScope();
                NoGrad noGrad = new NoGrad();
                NanoAnswers answers = new NanoAnswers(source, config, autoencoder, prompts)) {
            SyntheticScores scores = new SyntheticBenchmark(NanoConfig.SIDE, SCORED_SCENES)
                    .run((photo, prompt, points) ->
                            answers.answer(photo.rgb(), photo.size(), prompt, points, 1, photo.seed()));
            System.err.println("step " + trainer.steps() + " " + scores);
        }
    }

    private static Autoencoders.Loaded vae(Path run, Precision precision) {
        return Autoencoders.load(run.resolve("vae").resolve("vae"), new Engine(Device.CPU, precision));
    }

    private static PromptTable prompts() {
        return new PromptTable(prompt -> new PromptTable.Embedding(
                Tensors.of(WordVectors.tokens(prompt), WordVectors.TOKENS, WordVectors.WIDTH),
                Tensors.of(WordVectors.pooled(prompt), WordVectors.WIDTH)));
    }

    /** Segmentation by name learns slowest and gets most. */
    private static TaskMix mix() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(PromptSet.DEPTH, 0.14);
        weights.put(PromptSet.NORMAL, 0.17);
        weights.put(PromptSet.SEGMENTATION, 0.20);
        weights.put(PromptSet.ENTITY, 0.16);
        weights.put(PromptSet.SEMANTIC, 0.23);
        weights.put(PromptSet.POSE, 0.10);
        return new TaskMix(weights);
    }

    private static TrainSettings settings(long steps) {
        return new TrainSettings(
                steps, Math.round(PHOTO_SHARE * steps), 16, 2e-3, 1e-3, 200, 0.4, 0.8, 0.05, 1.0,
                0.999, 1.0, Precision.BF16, 1);
    }
}
