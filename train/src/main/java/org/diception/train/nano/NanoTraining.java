package org.diception.train.nano;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.io.JsonConfig;
import org.diception.nn.Engine;
import org.diception.text.PromptSet;
import org.diception.train.run.Answering;
import org.diception.train.run.ModelWriter;
import org.diception.train.start.WordVectors;
import org.diception.vae.Autoencoders;

/**
 * What the embedded model needs beside {@code diception train recipes/nano.yaml}: {@code shards} renders and
 * encodes the scenes that it learns from, {@code export} writes the model folder from any checkpoint.
 * docs/nano.md says how and what it costs.
 */
public final class NanoTraining {
    private NanoTraining() {}

    /** {@code shards RUN FROM TO | export RUN TARGET}; RUN/vae is the autoencoder's own run. */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[1]);
        Engine.load();
        switch (arguments[0]) {
            case "shards" -> shards(run, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "export" -> export(run, Path.of(arguments[2]));
            default -> throw new UsageException(
                    "unknown part '" + arguments[0] + "'; known: shards, export");
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

    private static void export(Path run, Path target) {
        Path autoencoder = run.resolve("vae").resolve("vae");
        Path prompts = run.resolve("prompts.safetensors");
        if (!Files.exists(prompts)) {
            WordVectors.bake(PromptSet.ALL, prompts);
        }
        int channels = JsonConfig.read(autoencoder.resolve("config.json")).integer("latent_channels");
        new ModelWriter(NanoConfig.transformer(channels), NanoConfig.schedule(), autoencoder, prompts,
                NanoConfig.SIDE, new Answering(1, 1)).write(run.resolve("checkpoint.safetensors"), target);
    }

    private static Autoencoders.Loaded vae(Path run, Precision precision) {
        return Autoencoders.load(run.resolve("vae").resolve("vae"), new Engine(Device.CPU, precision));
    }
}
