package org.diception.train.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * SAM's interactive protocol as far as a model without negative points can follow it: click, look, click
 * where the answer is most wrong. When the next click would have to say "not here", nothing more can be said,
 * and the run ends; its last answer stands for the clicks that remain, and the end is reported.
 */
public final class Clicker {
    /** Why no further click was made. */
    public enum End {
        /** As many clicks as wanted. */
        LIMIT,
        /** The answer is the truth. */
        EXACT,
        /** The largest error is painted where the object is not; only a negative click could mend it. */
        NEEDS_NEGATIVE_CLICK
    }

    /**
     * @param ious IoU after each of the wanted clicks; after the end the last one again
     * @param clicks how many were made
     */
    public record Result(double[] ious, int clicks, End end) {
    }

    private Clicker() {
    }

    /**
     * @param truth (H, W)
     * @param wanted clicks, at least 1; DICEPTION takes up to five
     * @param model from all clicks so far, (x, y) each as shares of width and height, to a mask (H, W)
     * @throws org.diception.InputException for a truth without a pixel
     */
    public static Result run(boolean[] truth, int width, int wanted, Function<float[], boolean[]> model) {
        int height = truth.length / width;
        double[] ious = new double[wanted];
        float[] points = {};
        Clicks.Click click = Clicks.first(truth, width);
        for (int made = 1;; made++) {
            points = Arrays.copyOf(points, 2 * made);
            System.arraycopy(click.place(width, height), 0, points, 2 * made - 2, 2);
            boolean[] answer = model.apply(points.clone());
            Arrays.fill(ious, made - 1, wanted, Overlap.iou(truth, answer));
            Optional<Clicks.Click> next = Clicks.next(truth, answer, width);
            if (next.isEmpty()) {
                return new Result(ious, made, End.EXACT);
            }
            if (made == wanted) {
                return new Result(ious, made, End.LIMIT);
            }
            if (!next.get().positive()) {
                return new Result(ious, made, End.NEEDS_NEGATIVE_CLICK);
            }
            click = next.get();
        }
    }
}
