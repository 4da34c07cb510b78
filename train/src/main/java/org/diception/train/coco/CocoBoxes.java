package org.diception.train.coco;

import java.util.List;

/** Boxes, compared by intersection over union. */
final class CocoBoxes extends CocoKind<CocoBox> {
    @Override
    CocoBox shape(RawObject raw, CocoImage image) {
        return raw.box();
    }

    @Override
    double area(RawObject raw, CocoBox shape, boolean boxed) {
        return shape.area();
    }

    @Override
    double[][] likeness(List<CocoFound<CocoBox>> found, List<CocoTruth<CocoBox>> truths) {
        double[][] ious = new double[found.size()][truths.size()];
        for (int d = 0; d < found.size(); d++) {
            for (int t = 0; t < truths.size(); t++) {
                ious[d][t] = iou(found.get(d).shape(), truths.get(t).shape(), truths.get(t).crowd());
            }
        }
        return ious;
    }

    /** Over the area of the detection alone if the truth is a crowd. */
    static double iou(CocoBox found, CocoBox truth, boolean crowd) {
        double width = Math.min(found.width() + found.x(), truth.width() + truth.x())
                - Math.max(found.x(), truth.x());
        double height = Math.min(found.height() + found.y(), truth.height() + truth.y())
                - Math.max(found.y(), truth.y());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double shared = width * height;
        return shared / (crowd ? found.area() : found.area() + truth.area() - shared);
    }
}
