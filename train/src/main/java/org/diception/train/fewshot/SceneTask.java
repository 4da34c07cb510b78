package org.diception.train.fewshot;

import java.util.Locale;
import org.diception.UsageException;
import org.diception.train.metrics.PairScore;
import org.diception.train.scenes.SceneLayers;
import org.diception.train.truth.AlbedoTruth;
import org.diception.train.truth.MaskTruth;

/** The tasks of the study: none of them is among those that the embedded model was trained on. */
public enum SceneTask {
    /** Where something hides the sun from a place that faces it, white on black. */
    SHADOW("mask") {
        @Override
        float[] paint(SceneLayers layers) {
            boolean[] dark = new boolean[layers.shadow().length];
            for (int i = 0; i < dark.length; i++) {
                dark[i] = layers.shadow()[i] > .5;
            }
            return MaskTruth.paint(dark);
        }
    },
    /** The ground or the floor of a room, white on black. */
    FLOOR("mask") {
        @Override
        float[] paint(SceneLayers layers) {
            return MaskTruth.paint(layers.floor());
        }
    },
    /** The photo in even white light: a picture for a picture, as the paper brightens dark photos. */
    ALBEDO("picture") {
        @Override
        float[] paint(SceneLayers layers) {
            return AlbedoTruth.paint(layers.albedo());
        }
    };

    /** Of a mask, as a share of the picture: less of it is nothing to learn or score. */
    private static final double LEAST_SHARE = .01;

    private final String readOut;

    SceneTask(String readOut) {
        this.readOut = readOut;
    }

    /** What the network is asked with: a word that models know, then a new one. */
    String prompt() {
        return "[[image2segmentation]] " + this;
    }

    /** What is made of the painted answer, as recipes call it. */
    String readOut() {
        return readOut;
    }

    /** What is compared with the truth. */
    PairScore.Kind scored() {
        return readOut.equals("mask") ? PairScore.Kind.IOU : PairScore.Kind.PSNR;
    }

    /** The picture that answers, (3, H, W) in [-1, 1]. */
    abstract float[] paint(SceneLayers layers);

    /** Whether a painted answer shows enough to be asked for. */
    static boolean shows(float[] picture) {
        int seen = 0;
        for (float level : picture) {
            seen += level > 0 ? 1 : 0;
        }
        return seen >= LEAST_SHARE * picture.length;
    }

    /** The task with this name in small letters. */
    public static SceneTask parse(String name) {
        for (SceneTask task : values()) {
            if (task.toString().equals(name)) {
                return task;
            }
        }
        throw new UsageException("unknown task '" + name + "'; known: shadow, floor, albedo");
    }

    /** The name in small letters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
