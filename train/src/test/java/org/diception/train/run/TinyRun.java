package org.diception.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.golden.GoldenSizes;
import org.diception.golden.Goldens;
import org.diception.train.StepReport;
import org.diception.train.TinyShards;
import org.diception.train.parallel.Ranks;

/** A recipe of a network of two narrow blocks, on random latents, that is trained within a second. */
final class TinyRun implements RunListener {
    /** Of the pictures that the random latents stand for. */
    private static final int SIDE = 64;

    final Path folder;
    final List<String> said = new ArrayList<>();
    long steps;
    /** After so many steps a stop is asked for. */
    long stopAfter = Long.MAX_VALUE;

    TinyRun(Path folder) {
        this.folder = folder;
    }

    /** Writes the shards and the recipe, with more lines at its end. */
    Path recipe(int steps, String... more) {
        GoldenSizes sizes = GoldenSizes.read();
        Path shards = folder.resolve("shards");
        if (!Files.exists(shards.resolve("shard-00000.safetensors"))) {
            TinyShards.write(shards, 0, 20, sizes.channels(), SIDE / sizes.factor());
        }
        return write("""
                run: %s
                steps: %d
                batch: 4
                precision: f32
                threads: 1
                model:
                  new:
                    {blocks: 2, heads: 3, head-width: 16, grid: %d, spacing: 16, point-features: 8, shift: 1,
                     side: %d, autoencoder: %s}
                data: {shards: %s, held-out: 0.2, mix: {depth: 1, segment: 2}}
                noise: {pure: 0.5}
                loss: {photo-tokens: 0.5, photo-questions: depth}
                optimiser:
                  adamw: {rate: 3e-3}
                  muon: {rate: 5e-3, on: "transformer.transformer_blocks.*.attn.to_q.weight"}
                ema: 0.99
                """.formatted(run(), steps, SIDE / sizes.grain(), SIDE, Goldens.path("model/vae"), shards)
                + String.join("\n", more) + "\n");
    }

    Path write(String yaml) {
        try {
            return Files.writeString(folder.resolve("recipe.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path run() {
        return folder.resolve("run");
    }

    Path checkpoint() {
        return run().resolve("checkpoint.safetensors");
    }

    Path train(Path recipe) {
        return new TrainingRun(recipe, this, () -> steps >= stopAfter).run();
    }

    /** One run by several ranks, each on a thread of its own, connected as processes would be. */
    void train(Path recipe, int ranks) {
        Ranks.run(ranks, place -> new TrainingRun(recipe, this, () -> steps >= stopAfter).at(place).run());
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public void stepped(StepReport report, long of, double perSecond) {
        steps = report.step();
    }
}
