package org.diception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diception.image.Patch;
import org.diception.image.Planes;
import org.diception.samples.LabelAgreement;

/**
 * Instances of several samples: the sample that agrees best with the others is the answer, since colours are
 * free and instances have no mean. An instance's score is the mean overlap with its partners in the other
 * samples, so one that is there only once has the score 0.
 */
final class InstanceConsensus {
    private static final float THRESHOLD = 0.5f;

    private InstanceConsensus() {}

    /** @param samples at least two, in the order of their seeds */
    static Instances of(List<Instances> samples, List<Long> seeds) {
        List<int[]> maps = samples.stream().map(InstanceConsensus::labels).toList();
        int[] counts = samples.stream().mapToInt(Instances::count).toArray();
        LabelAgreement agreement = LabelAgreement.of(maps, counts);
        Instances best = samples.get(agreement.best());
        List<Instance> scored = new ArrayList<>();
        for (int i = 0; i < best.count(); i++) {
            Instance one = best.instances().get(i);
            scored.add(new Instance(one.region(), one.share(), one.className(), agreement.scores()[i],
                    one.rgb()));
        }
        scored.sort(Comparator.comparingDouble(Instance::score).reversed());
        Painting painting = best.painting();
        Planes colours = painting.colours();
        Spread spread = Spread.of(List.of(seeds.get(agreement.best())), samples.size(), agreement.quality(),
                new Planes(1, colours.height(), colours.width(), agreement.dissent()), painting, 1,
                "share of the other samples in which the pixel belongs to another instance; agreement:"
                        + " mean panoptic quality between the chosen sample and each other one");
        return new Instances(painting.with(colours, spread), scored);
    }

    /** For each pixel of the painting 0 or its instance, from 1; the surest where several claim it. */
    private static int[] labels(Instances sample) {
        Planes colours = sample.painting().colours();
        int[] labels = new int[colours.width() * colours.height()];
        for (int i = sample.count() - 1; i >= 0; i--) {
            Patch share = sample.instances().get(i).share();
            Planes part = share.part();
            for (int k = 0; k < part.data().length; k++) {
                if (part.data()[k] >= THRESHOLD) {
                    int y = share.top() + k / part.width();
                    labels[y * colours.width() + share.left() + k % part.width()] = i + 1;
                }
            }
        }
        return labels;
    }
}
