package org.diception.server.annotation;

import java.util.List;
import java.util.Optional;
import org.diception.Box;
import org.diception.InputException;
import org.diception.Mask;
import org.diception.Point;
import org.diception.Question;
import org.diception.Task;
import org.diception.image.RgbImage;

/**
 * What an annotator drew to have a thing cut out: clicks on it, clicks beside it, a box around it. Pixels of
 * the upright photo. Immutable and thread-safe.
 *
 * <p>The model takes one to five clicks on the thing and knows nothing else. A box is done as {@link Frame}
 * says. A click beside the thing changes nothing in what the model paints; of its mask, what is nearer to
 * such a click than to one on the thing is taken away, where {@link Nearness} says what is near.
 * docs/annotation.md has the figures.
 *
 * @param on clicks on the thing; may be none if there is a box
 * @param off clicks on what does not belong to it
 */
public record Prompt(List<Point> on, List<Point> off, Optional<Frame> frame) {
    /** Each costs time for each pixel of the mask. */
    private static final int MOST_OFF = 20;

    /** @throws InputException in words for an annotator, if it cannot be asked */
    public Prompt {
        on = List.copyOf(on);
        off = List.copyOf(off);
        if (on.isEmpty() && frame.isEmpty()) {
            throw new InputException(
                    "nothing is pointed at; click on the thing first, or draw a box around it");
        }
        if (on.size() > Question.MAX_POINTS || off.size() > MOST_OFF) {
            throw new InputException(on.size() + " clicks on the thing and " + off.size() + " beside it: "
                    + Question.MAX_POINTS + " and " + MOST_OFF + " are possible; take some back");
        }
        Optional<Frame> box = frame;
        if (box.isPresent() && on.stream().anyMatch(click -> !box.get().contains(click.x(), click.y()))) {
            throw new InputException(
                    "a click on the thing lies outside the box around it; draw a larger box");
        }
    }

    /**
     * The part of the photo to look at: all of it, unless there is a box.
     *
     * @throws InputException if a click lies outside the photo
     */
    public Box cut(int width, int height) {
        on.forEach(click -> click.within(width, height));
        off.forEach(click -> click.within(width, height));
        return frame.map(box -> box.cut(width, height)).orElseGet(() -> new Box(0, 0, width, height));
    }

    /** What to ask about that part. */
    public Question question(Box cut) {
        return Task.SEGMENT.at(inside(clicks(), cut).toArray(Point[]::new));
    }

    /**
     * The thing's pixels, row by row from the top of the whole photo.
     *
     * @param answer about the part
     * @param part its picture
     */
    public boolean[] mask(Mask answer, RgbImage part, Box cut, int width, int height) {
        boolean[] own = answer.toArray();
        if (!off.isEmpty()) {
            boolean[] near = Nearness.compare(part, inside(clicks(), cut), inside(off, cut));
            for (int i = 0; i < own.length; i++) {
                own[i] &= near[i];
            }
        }
        boolean[] mask = new boolean[Math.multiplyExact(width, height)];
        for (int y = 0; y < cut.height(); y++) {
            for (int x = 0; x < cut.width(); x++) {
                mask[(cut.y() + y) * width + cut.x() + x] = own[y * cut.width() + x]
                        && framed(cut.x() + x + 0.5, cut.y() + y + 0.5);
            }
        }
        return mask;
    }

    private boolean framed(double x, double y) {
        return frame.isEmpty() || frame.get().contains(x, y);
    }

    /** Those of the annotator, or those that stand for his box. */
    private List<Point> clicks() {
        return on.isEmpty() ? frame.orElseThrow().clicks() : on;
    }

    /** Clicks in pixels of the part; those beside it count at its edge. */
    private static List<Point> inside(List<Point> clicks, Box cut) {
        return clicks.stream().map(click -> Point.at(
                Math.min(cut.width(), Math.max(0, click.x() - cut.x())),
                Math.min(cut.height(), Math.max(0, click.y() - cut.y())))).toList();
    }
}
