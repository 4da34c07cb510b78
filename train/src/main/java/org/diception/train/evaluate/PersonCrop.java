package org.diception.train.evaluate;

import java.util.List;
import org.diception.Keypoint;
import org.diception.image.RgbImage;
import org.diception.train.datasets.TruePeople;

/**
 * One person cut out as for top-down pose estimation (mmpose's 192 x 256): the box widened to 3 : 4 and by a
 * quarter, black where it leaves the photo.
 *
 * @param left of the photo, in pixels, may be negative; the same for {@code top}
 */
record PersonCrop(RgbImage picture, int left, int top) {
    private static final double PADDING = 1.25;
    private static final double ASPECT = 192.0 / 256;

    static PersonCrop of(RgbImage photo, TruePeople.Person person) {
        double[] box = person.box();
        double height = Math.max(box[3], box[2] / ASPECT) * PADDING;
        int wide = Math.max(1, (int) Math.round(height * ASPECT));
        int high = Math.max(1, (int) Math.round(height));
        int left = (int) Math.round(box[0] + box[2] / 2 - wide / 2.0);
        int top = (int) Math.round(box[1] + box[3] / 2 - high / 2.0);
        RgbImage picture = RgbImage.black(wide, high);
        int from = Math.max(0, left);
        int to = Math.min(photo.width(), left + wide);
        for (int y = Math.max(0, -top); y < Math.min(high, photo.height() - top) && to > from; y++) {
            System.arraycopy(photo.rgb(), 3 * ((top + y) * photo.width() + from), picture.rgb(),
                    3 * (y * wide + from - left), 3 * (to - from));
        }
        return new PersonCrop(picture, left, top);
    }

    /** Places in the crop as places in the photo. */
    List<Keypoint> inPhoto(List<Keypoint> inCrop) {
        return inCrop.stream().map(this::inPhoto).toList();
    }

    Keypoint inPhoto(Keypoint inCrop) {
        return new Keypoint(inCrop.x() + left, inCrop.y() + top, inCrop.score());
    }
}
