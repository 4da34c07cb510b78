package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import org.diception.Box;
import org.diception.image.Patch;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;

/**
 * Each thing cut out of the photo, an RGBA PNG: the photo's own colours, not multiplied by alpha, and alpha
 * the soft edge of the answer. It has the size of the rectangle in which alpha is above 0; where that lies
 * in the photo stands in the metadata. At hair and edges the colours still hold some of the background.
 */
final class CutOuts {
    private static final int OPAQUE = 255;

    private CutOuts() {}

    static List<OutputFile> of(Answer answer, String stem) {
        List<OutputFile> files = new ArrayList<>();
        for (Thing thing : Thing.of(answer.prediction())) {
            Patch alpha = thing.alpha().get();
            Box box = visible(alpha);
            String meaning = "thing " + thing.number() + " cut out at x " + box.x() + ", y " + box.y()
                    + " of the photo; alpha is its share of each pixel, colours are not multiplied by it";
            files.add(new OutputFile(stem + thing.suffix() + ".png", meaning, out ->
                    png(answer.photo().picture(), alpha, box).text("Description", meaning).writeTo(out)));
        }
        return files;
    }

    private static PngWriter png(RgbImage photo, Patch alpha, Box box) {
        byte[] rgba = new byte[4 * box.width() * box.height()];
        for (int y = 0, to = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++, to += 4) {
                int from = 3 * ((box.y() + y) * photo.width() + box.x() + x);
                System.arraycopy(photo.rgb(), from, rgba, to, 3);
                rgba[to + 3] = (byte) opacity(alpha.at(box.x() + x, box.y() + y));
            }
        }
        return PngWriter.rgba(box.width(), box.height(), rgba);
    }

    private static int opacity(float alpha) {
        return Math.round(OPAQUE * Math.max(0, Math.min(1, alpha)));
    }

    private static Box visible(Patch alpha) {
        int left = alpha.width();
        int right = -1;
        int top = alpha.height();
        int bottom = -1;
        for (int y = alpha.top(); y < alpha.top() + alpha.part().height(); y++) {
            for (int x = alpha.left(); x < alpha.left() + alpha.part().width(); x++) {
                if (opacity(alpha.at(x, y)) > 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
