package org.diception.bench.readout;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.diception.Instance;
import org.diception.Instances;
import org.diception.readout.CocoRle;
import org.diception.train.coco.CocoCategory;
import org.diception.train.coco.CocoEvaluation;
import org.diception.train.coco.CocoFound;
import org.diception.train.coco.CocoImage;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoScores;
import org.diception.train.coco.CocoTruth;
import org.diception.train.coco.CocoTruths;

/** Gathers what was painted and what was read, and tells how well they agree, as COCO does. */
final class Agreement {
    private static final int CLASS = 1;

    private final List<CocoImage> images = new ArrayList<>();
    private final List<CocoTruth<CocoRle>> truths = new ArrayList<>();
    private final List<CocoFound<CocoRle>> found = new ArrayList<>();
    private final DoubleSummaryStatistics iou = new DoubleSummaryStatistics();

    /**
     * What agreement comes to, each from 0 to 1.
     *
     * @param ap COCO's, IoU .50 to .95
     * @param ar50 share of the things that are found at IoU .5
     * @param iou mean over things of the IoU with the mask that fits best
     */
    record Score(double ap, double ar50, double iou) {
    }

    void add(InstanceMap map, Instances read) {
        int image = images.size() + 1;
        images.add(new CocoImage(image, "", map.side(), map.side()));
        List<CocoRle> masks = new ArrayList<>();
        for (Instance one : read.instances()) {
            CocoRle mask = CocoRle.encode(one.toArray(), map.side());
            masks.add(mask);
            found.add(new CocoFound<>(image, CLASS, one.score(), mask.area(), mask));
        }
        for (int thing : map.things()) {
            CocoRle mask = CocoRle.encode(map.mask(thing), map.side());
            boolean ignored = mask.area() < InstanceMap.LEAST * map.side() * map.side();
            truths.add(new CocoTruth<>(truths.size() + 1, image, CLASS, mask.area(), false, ignored, mask));
            if (!ignored) {
                iou.accept(masks.stream().mapToDouble(other -> mask.iou(other, false)).max().orElse(0));
            }
        }
    }

    Score score() {
        CocoScores scores = new CocoEvaluation<>(CocoKind.masks(), true, 1).score(
                new CocoTruths<>(images, List.of(new CocoCategory(CLASS, "thing")), truths), found);
        return new Score(scores.numbers().get("AP"), scores.recall()[2], iou.getAverage());
    }
}
