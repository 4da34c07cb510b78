package org.diception.train.evaluate;

import java.util.List;
import org.diception.Point;
import org.diception.image.RgbImage;

/** A photo with the clicks that were asked with, red discs with a white rim. */
final class Clicked {
    /** Of a disc, as a share of the photo's longer side. */
    private static final double RADIUS = .02;
    private static final double RIM = 1.6;

    private Clicked() {
    }

    static RgbImage shown(RgbImage photo, List<Point> points) {
        RgbImage picture = new RgbImage(photo.width(), photo.height(), photo.rgb().clone());
        double radius = Math.max(2, RADIUS * Math.max(photo.width(), photo.height()));
        for (Point point : points) {
            Point at = point.within(photo.width(), photo.height());
            for (int i = 0; i < picture.width() * picture.height(); i++) {
                double distance = Math.hypot(i % picture.width() + .5 - at.x() * picture.width(),
                        i / picture.width() + .5 - at.y() * picture.height());
                if (distance < RIM * radius) {
                    boolean inside = distance < radius;
                    picture.rgb()[3 * i] = (byte) 255;
                    picture.rgb()[3 * i + 1] = (byte) (inside ? 0 : 255);
                    picture.rgb()[3 * i + 2] = (byte) (inside ? 0 : 255);
                }
            }
        }
        return picture;
    }
}
