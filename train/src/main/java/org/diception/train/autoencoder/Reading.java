package org.diception.train.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Tensors;
import org.diception.train.optim.NoGrad;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneClasses;
import org.diception.train.scenes.SceneStyle;
import org.diception.train.truth.PhotoPlanes;
import org.diception.vae.Autoencoder;

/**
 * What the heads read from the latents of photos that were never trained on, which is what a transformer
 * finds ready there.
 *
 * @param normals mean angle in degrees between the read and the true normal of a quarter of a cell, the sky
 *     left out
 * @param disparity mean deviation of a quarter's disparity, which goes from 0 to 1
 * @param classes share of the cells whose most likely class covers most of them in truth
 */
record Reading(double normals, double disparity, double classes) {
    /** A quarter with less of a mean normal is sky, or an edge between opposite faces. */
    private static final double SHORTEST = 0.5;

    /** Of so many plain scenes, the first held-out ones. */
    static Reading of(Autoencoder autoencoder, TruthHeads heads, int scenes, int side) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            RenderedScene scene = Renderer.render(Reconstruction.FIRST_SEED + i, side, SceneStyle.PLAIN);
            readings.add(of(autoencoder, heads, scene));
        }
        return new Reading(
                readings.stream().mapToDouble(Reading::normals).filter(Double::isFinite).average().orElse(0),
                readings.stream().mapToDouble(Reading::disparity).average().orElse(0),
                readings.stream().mapToDouble(Reading::classes).average().orElse(0));
    }

    private static Reading of(Autoencoder autoencoder, TruthHeads heads, RenderedScene scene) {
        SceneCells truth = SceneCells.of(scene, autoencoder.factor());
        int cells = truth.classes().length / SceneClasses.COUNT;
        try (NoGrad noGrad = new NoGrad(); PointerScope scope = new PointerScope()) {
            Tensor photo = Tensors.of(PhotoPlanes.of(scene.rgb()), 1, 3, scene.size(), scene.size());
            TruthHeads.Read read = heads.read(autoencoder.encode(photo));
            float[] fine = Tensors.toArray(read.fine());
            return new Reading(angle(fine, truth.fine(), cells), deviation(fine, truth.fine(), cells),
                    agreement(Tensors.toArray(read.classes()), truth.classes(), cells));
        }
    }

    private static double deviation(float[] read, float[] truth, int cells) {
        int values = SceneCells.QUARTERS * cells;
        double sum = 0;
        for (int i = 0; i < values; i++) {
            sum += Math.abs(read[i] - truth[i]);
        }
        return sum / values;
    }

    /** NaN where nothing has a normal. */
    private static double angle(float[] read, float[] truth, int cells) {
        int plane = SceneCells.QUARTERS * cells;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < plane; i++) {
            double dot = 0;
            double readLength = 0;
            double length = 0;
            for (int at = plane + i; at < 4 * plane; at += plane) {
                dot += read[at] * truth[at];
                readLength += read[at] * read[at];
                length += truth[at] * truth[at];
            }
            if (Math.sqrt(length) > SHORTEST) {
                double cosine = dot / Math.max(1e-9, Math.sqrt(readLength * length));
                sum += Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
                count++;
            }
        }
        return sum / count;
    }

    private static double agreement(float[] read, float[] truth, int cells) {
        int right = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (largest(read, cell, cells) == largest(truth, cell, cells)) {
                right++;
            }
        }
        return (double) right / cells;
    }

    private static int largest(float[] planes, int cell, int cells) {
        int best = 0;
        for (int i = 1; i < SceneClasses.COUNT; i++) {
            if (planes[i * cells + cell] > planes[best * cells + cell]) {
                best = i;
            }
        }
        return best;
    }

    /** As a member of a line of a log. */
    String json() {
        return String.format(Locale.ROOT,
                "\"reading\": {\"normals\": %.2f, \"disparity\": %.4f, \"classes\": %.3f}",
                normals, disparity, classes);
    }
}
