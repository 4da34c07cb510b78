package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.diception.Compatibility;
import org.diception.Device;
import org.diception.Painting;
import org.diception.PhotoLatent;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.Prediction;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.ReadOutSettings;
import org.diception.WorkingSize;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.datasets.TrueNormals;
import org.diception.train.datasets.TruePeople;
import org.diception.train.truth.DepthTruth;
import org.diception.train.truth.InstanceTruth;
import org.diception.train.truth.MaskTruth;
import org.diception.train.truth.NormalTruth;
import org.diception.train.truth.PoseTruth;

/** Paints the truth of a sample, so that every score must be perfect as far as its read-out is. */
record KnowsTheTruth(Sample sample) implements Asker {
    @Override
    public List<Prediction> ask(RgbImage photo, List<Question> questions) {
        return questions.stream().map(question -> answer(question, painted(question))).toList();
    }

    /** Reads a picture, (3, H, W) in [-1, 1], out as the answer to a question. */
    Prediction answer(Question question, float[] painted) {
        int width = sample.photo().width();
        int height = sample.photo().height();
        float[] colours = new float[painted.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (painted[i] + 1) / 2;
        }
        Provenance how = how(question);
        return question.task().readOut().read(
                new Painting(new Planes(3, height, width, colours), width, height, how), how.readOut());
    }

    /** As if a model of the photo's size had answered in one step. */
    Provenance how(Question question) {
        WorkingSize size = new WorkingSize(sample.photo().width(), sample.photo().height());
        return new Provenance("truth", "0", question, 1, 1, 0, 1, PhotoLatent.MODE, PointOrder.X_Y,
                Compatibility.NONE, size, Device.CPU, Precision.F32, ReadOutSettings.defaults());
    }

    private float[] painted(Question question) {
        int width = sample.photo().width();
        return switch (question.task().name()) {
            case "depth" -> DepthTruth.paint(sample.need(TrueDepth.class).disparity());
            case "normal" -> NormalTruth.paint(sample.need(TrueNormals.class).vectors());
            case "segment" -> MaskTruth.paint(clicked(question));
            case "entity" -> instances(sample.need(TrueInstances.class).instances());
            case "semantic" -> instances(sample.need(TrueInstances.class).named(question.className()));
            case "pose" -> PoseTruth.paint(sample.need(TruePeople.class).people().stream()
                    .map(TruePeople.Person::joints).toList(), width, sample.photo().height());
            default -> throw new IllegalArgumentException(question.toString());
        };
    }

    /** The instance that all clicks lie on. */
    private boolean[] clicked(Question question) {
        int width = sample.photo().width();
        for (TrueInstances.Instance instance : sample.need(TrueInstances.class).instances()) {
            boolean[] mask = instance.mask().decode();
            boolean all = question.points().stream().allMatch(point -> mask[
                    (int) (point.y() * sample.photo().height()) * width + (int) (point.x() * width)]);
            if (all) {
                return mask;
            }
        }
        return new boolean[width * sample.photo().height()];
    }

    private float[] instances(List<TrueInstances.Instance> instances) {
        int[] ids = new int[sample.photo().width() * sample.photo().height()];
        List<boolean[]> masks = new ArrayList<>();
        instances.forEach(instance -> masks.add(instance.mask().decode()));
        for (int p = 0; p < ids.length; p++) {
            for (int i = 0; i < masks.size(); i++) {
                ids[p] = masks.get(i)[p] ? i + 1 : ids[p];
            }
        }
        if (instances.isEmpty()) {
            float[] black = new float[3 * ids.length];
            Arrays.fill(black, -1);
            return black;
        }
        return InstanceTruth.paint(ids, id -> true, new Random(1));
    }
}
