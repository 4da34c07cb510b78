package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diception.image.RgbImage;
import org.diception.readout.CocoRle;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoTruth;

/**
 * COCO's instances, and others in its layout: {@code val2017/000000000139.jpg} and {@code
 * annotations/instances_val2017.json}, whose masks are polygons or, for crowds, run lengths. 5,000 photos,
 * 80 classes; photos without any annotation are samples too.
 */
public final class CocoInstances extends CocoFiles<CocoRle> {
    private final Map<Integer, String> classes = new HashMap<>();

    public CocoInstances(Path photos, Path annotations) {
        super(photos, annotations, CocoKind.masks());
        truths().categories().forEach(category -> classes.put(category.id(), category.name()));
    }

    @Override
    Truth truth(RgbImage photo, List<CocoTruth<CocoRle>> annotations) {
        return new TrueInstances(photo.width(), photo.height(), annotations.stream()
                .map(truth -> new TrueInstances.Instance(truth.shape(), classes.get(truth.category()),
                        truth.area(), truth.crowd()))
                .toList());
    }
}
