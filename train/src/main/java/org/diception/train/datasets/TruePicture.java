package org.diception.train.datasets;

import java.util.ArrayList;
import java.util.List;
import org.diception.Point;
import org.diception.image.RgbImage;

/**
 * The picture that answers a prompt, whatever it means: what few-shot learning is given. A meaning that turns
 * with the photo, as colours of normals do, is not known here; such sets must not be mirrored.
 *
 * @param prompt the exact text that the network is asked with
 * @param points the clicks that belong to the question, in pixels; empty where the task takes none
 */
public record TruePicture(RgbImage picture, String prompt, List<Point> points) implements Truth {
    public TruePicture {
        points = List.copyOf(points);
        for (Point point : points) {
            if (point.unit() != Point.Unit.PIXELS) {
                throw new IllegalArgumentException("point " + point + " is in shares, pixels are wanted");
            }
        }
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    /** Clicks outside the new picture are gone. */
    @Override
    public TruePicture through(PixelMap map) {
        List<Point> moved = new ArrayList<>();
        for (Point point : points) {
            double x = map.x(point.x());
            double y = map.y(point.y());
            if (map.shows(x, y)) {
                moved.add(Point.at(x, y));
            }
        }
        return new TruePicture(map.of(picture), prompt, moved);
    }
}
