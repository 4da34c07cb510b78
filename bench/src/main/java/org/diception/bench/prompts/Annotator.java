package org.diception.bench.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diception.Box;
import org.diception.Diception;
import org.diception.Mask;
import org.diception.OpenImage;
import org.diception.Point;
import org.diception.Question;
import org.diception.Request;
import org.diception.image.RgbImage;
import org.diception.server.annotation.Frame;
import org.diception.server.annotation.Prompt;
import org.diception.train.metrics.Clicks;
import org.diception.train.metrics.Overlap;

/**
 * Cuts a thing whose pixels are known out of a photo, as a person with a tool would. For use by one thread.
 */
final class Annotator {
    private final Diception model;
    private final RgbImage photo;
    private final OpenImage open;
    private final boolean[] truth;

    Annotator(Diception model, RgbImage photo, boolean[] truth) {
        this.model = model;
        this.photo = photo;
        this.open = model.open(photo);
        this.truth = truth;
    }

    /** IoU of what a box around the thing gives. */
    double box(Frame box) {
        return iou(new Prompt(List.of(), List.of(), Optional.of(box)));
    }

    /** IoU of what a click in the middle of a box gives. */
    double middle(Frame box) {
        Point middle = Point.at((box.left() + box.right()) / 2, (box.top() + box.bottom()) / 2);
        return iou(new Prompt(List.of(middle), List.of(), Optional.empty()));
    }

    /**
     * IoU after each of some clicks, each where the mask is most wrong. Where the next click cannot be made
     * the last IoU stands.
     *
     * @param beside whether clicks beside the thing may be made
     */
    double[] clicks(int count, boolean beside) {
        List<Point> on = new ArrayList<>();
        List<Point> off = new ArrayList<>();
        double[] ious = new double[count];
        Optional<Clicks.Click> next = Optional.of(Clicks.first(truth, photo.width()));
        for (int made = 0; made < count; made++) {
            if (next.isPresent() && (next.get().positive() ? on.size() < Question.MAX_POINTS : beside)) {
                int pixel = next.get().pixel();
                (next.get().positive() ? on : off).add(
                        Point.at(pixel % photo.width() + 0.5, pixel / photo.width() + 0.5));
                boolean[] mask = mask(new Prompt(on, off, Optional.empty()));
                ious[made] = Overlap.iou(truth, mask);
                next = Clicks.next(truth, mask, photo.width());
            } else {
                next = Optional.empty();
                ious[made] = ious[made - 1];
            }
        }
        return ious;
    }

    private double iou(Prompt prompt) {
        return Overlap.iou(truth, mask(prompt));
    }

    private boolean[] mask(Prompt prompt) {
        Box cut = prompt.cut(photo.width(), photo.height());
        RgbImage part = part(cut);
        OpenImage asked = part == photo ? open : model.open(part);
        Mask answer = (Mask) asked.predict(prompt.question(cut), Request.defaults());
        return prompt.mask(answer, part, cut, photo.width(), photo.height());
    }

    private RgbImage part(Box cut) {
        return cut.width() == photo.width() && cut.height() == photo.height() ? photo
                : photo.part(cut.x(), cut.y(), cut.width(), cut.height());
    }
}
