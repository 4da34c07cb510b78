package org.diception.train.fewshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.InputException;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.io.AtomicFile;
import org.diception.io.Json;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.train.data.LatentEncoder;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.FirstOf;
import org.diception.train.datasets.PairFolder;
import org.diception.train.datasets.TruePicture;
import org.diception.train.metrics.PairScore;
import org.diception.train.study.StudyModel;
import org.diception.vae.Autoencoders;

/**
 * What any method must beat, and what none can.
 *
 * @param mean score of the mean of the pictures that are learnt from, whatever the photo, by their number
 * @param oracle score of the truth itself once it has passed the autoencoder
 */
record Baselines(TreeMap<Integer, Double> mean, double oracle) {
    /** Computes them, unless the file has them. */
    static Baselines of(Path file, StudyRecipe recipe, StudyModel model, StudyPairs pairs, SceneTask task) {
        if (Files.exists(file)) {
            return read(file);
        }
        DataSet training = new PairFolder(pairs.training(task, 1), task.prompt());
        DataSet heldOut = new FirstOf(new PairFolder(pairs.heldOut(task), task.prompt()), recipe.heldOut());
        TreeMap<Integer, Double> mean = new TreeMap<>();
        for (int images : recipe.images()) {
            Planes answer = mean(new FirstOf(training, images));
            mean.put(images, score(task, heldOut, truth -> answer));
        }
        Engine.load();
        try (Autoencoders.Loaded loaded = Autoencoders.load(model.autoencoder(), Engine.cpu())) {
            LatentEncoder encoder = new LatentEncoder(loaded.autoencoder(), Engine.cpu(), model.side());
            Baselines made = new Baselines(mean, score(task, heldOut, truth -> redrawn(truth, encoder)));
            AtomicFile.write(file, made.json().toPrettyString());
            return made;
        }
    }

    private static Baselines read(Path file) {
        JsonNode json = Json.read(file, InputException::new);
        TreeMap<Integer, Double> mean = new TreeMap<>();
        json.path("mean").properties().forEach(
                entry -> mean.put(Integer.parseInt(entry.getKey()), entry.getValue().asDouble()));
        return new Baselines(mean, json.path("oracle").asDouble());
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("oracle", oracle);
        ObjectNode means = json.putObject("mean");
        for (Map.Entry<Integer, Double> entry : mean.entrySet()) {
            means.put(entry.getKey().toString(), entry.getValue());
        }
        return json;
    }

    /** Something that answers, though it may look at the truth. */
    private interface Answer {
        Planes to(RgbImage truth);
    }

    private static double score(SceneTask task, DataSet set, Answer answer) {
        PairScore score = new PairScore(task.scored());
        for (int i = 0; i < set.size(); i++) {
            RgbImage truth = set.sample(i).need(TruePicture.class).picture();
            score.add(answer.to(truth), truth);
        }
        return score.value();
    }

    private static Planes mean(DataSet set) {
        Planes first = Planes.of(set.sample(0).need(TruePicture.class).picture());
        float[] sum = new float[first.data().length];
        for (int i = 0; i < set.size(); i++) {
            float[] picture = Planes.of(set.sample(i).need(TruePicture.class).picture()).data();
            for (int k = 0; k < sum.length; k++) {
                sum[k] += picture[k] / set.size();
            }
        }
        return new Planes(first.channels(), first.height(), first.width(), sum);
    }

    /** The truth as the network could paint it at best. */
    private static Planes redrawn(RgbImage truth, LatentEncoder encoder) {
        try (PointerScope scope = new PointerScope()) {
            Planes latent = encoder.of(truth);
            Tensor picture = encoder.autoencoder().decode(Tensors.of(latent.data(), 1, latent.channels(),
                    latent.height(), latent.width())).add(new Scalar(1.0)).div(new Scalar(2)); // [0, 1]
            return new Planes(3, encoder.side(), encoder.side(), Tensors.toArray(picture));
        }
    }
}
