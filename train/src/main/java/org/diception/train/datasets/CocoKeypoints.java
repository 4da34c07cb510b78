package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.List;
import org.diception.image.RgbImage;
import org.diception.train.coco.CocoBox;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoPose;
import org.diception.train.coco.CocoTruth;

/**
 * COCO's people: {@code val2017/000000000139.jpg} and {@code annotations/person_keypoints_val2017.json}, with
 * 17 joints each. Photos without people are samples too.
 */
public final class CocoKeypoints extends CocoFiles<CocoPose> {
    public CocoKeypoints(Path photos, Path annotations) {
        super(photos, annotations, CocoKind.poses());
    }

    @Override
    Truth truth(RgbImage photo, List<CocoTruth<CocoPose>> annotations) {
        return new TruePeople(photo.width(), photo.height(), annotations.stream().map(truth -> {
            float[] joints = new float[truth.shape().joints().length];
            for (int i = 0; i < joints.length; i++) {
                joints[i] = (float) truth.shape().joints()[i];
            }
            CocoBox box = truth.shape().box();
            return new TruePeople.Person(joints,
                    new double[] {box.x(), box.y(), box.width(), box.height()}, truth.area(), truth.crowd());
        }).toList());
    }
}
