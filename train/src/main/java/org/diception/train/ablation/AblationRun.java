package org.diception.train.ablation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.diception.pipeline.ModelFolder;
import org.diception.train.run.TrainLog;
import org.diception.train.study.RunRecipe;

/**
 * One network that is trained, with one seed. It lies in a folder whose name follows from all that its
 * result depends on, so that what two questions ask alike is made once, and nothing is ever taken for what it
 * is not.
 *
 * @param name such as {@code channels-1}
 */
record AblationRun(String name, Path folder, ObjectNode recipe, Latents.Source latents) {
    static AblationRun of(AblationRecipe study, AblationRecipe.Variant variant, Latents latents, int seed) {
        Latents.Source source = latents.of(variant.autoencoder());
        ObjectNode recipe = RunRecipe.read(variant.recipe());
        recipe.put("run", "").put("seed", seed);
        ObjectNode network = recipe.withObject("/model/new").put("side", study.side()).put("autoencoder", "");
        recipe.withObject("/data").put("shards", "");
        String id = RunRecipe.hash(source.id() + recipe);
        String stem = variant.recipe().getFileName().toString().replaceFirst("\\.[^.]*$", "");
        String own = variant.autoencoder().equals(AblationRecipe.MODELS_OWN)
                ? "" : "-" + variant.autoencoder();
        String name = stem + own + "-" + seed;
        Path folder = study.folder().resolve("runs").resolve(name + "-" + id);
        recipe.put("run", folder.toString());
        network.put("autoencoder", source.autoencoder().toString());
        recipe.withObject("/data").put("shards", source.shards().toString());
        return new AblationRun(name, folder, recipe, source);
    }

    /** Writes the run's own recipe, which {@code diception train} takes as well; answers with the file. */
    Path writeRecipe() {
        return RunRecipe.write(folder, recipe);
    }

    int steps() {
        return recipe.get("steps").asInt();
    }

    /** Samples of a step. */
    int batch() {
        return recipe.path("batch").asInt(1);
    }

    /** The trained network. */
    Path model() {
        return folder.resolve("model");
    }

    /** Whether the last step was made; the weights are the last file that a run writes. */
    boolean trained() {
        return Files.exists(model().resolve(ModelFolder.CONVERTED));
    }

    /** The loss on the noise's tokens by step. */
    Map<Long, Double> losses() {
        return new TrainLog(folder.resolve("train.jsonl")).series().getOrDefault("loss", new TreeMap<>());
    }
}
