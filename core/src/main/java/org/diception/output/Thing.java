package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.diception.Box;
import org.diception.Instance;
import org.diception.Instances;
import org.diception.Mask;
import org.diception.Prediction;
import org.diception.Region;
import org.diception.image.Patch;
import org.diception.readout.CocoRle;

/**
 * A thing that an answer shows: an instance, or the object under the points. What all formats for masks have
 * in common.
 *
 * @param number counted from 1, the surest first
 * @param suffix what its own files have in their names: {@code -07}, nothing for the only one there can be
 * @param alpha its soft edge, a part of the photo
 * @param className empty where it has none
 */
record Thing(int number, String suffix, Region region, Supplier<Patch> alpha, String className,
        double score) {
    /** All things of an answer; none for depth, normals, poses and plain paintings. */
    static List<Thing> of(Prediction prediction) {
        List<Thing> things = new ArrayList<>();
        if (prediction instanceof Mask mask) {
            Region region = mask.region();
            if (region.area() > 0) {
                things.add(new Thing(1, "", region,
                        () -> new Patch(mask.width(), mask.height(), 0, 0, mask.alpha()), "", mask.score()));
            }
        } else if (prediction instanceof Instances found) {
            int digits = Math.max(2, String.valueOf(found.count()).length());
            for (Instance one : found.instances()) {
                int number = things.size() + 1;
                String suffix = String.format(Locale.ROOT, "-%0" + digits + "d", number);
                things.add(new Thing(number, suffix, one.region(), one::alpha, one.className(), one.score()));
            }
        }
        return things;
    }

    Box box() {
        return region.box();
    }

    /** Its pixels as COCO writes them. */
    CocoRle rle() {
        Box box = box();
        int height = region.height();
        List<Integer> counts = new ArrayList<>();
        int last = 0; // where the run that is being counted began
        int end = 0; // behind the last pixel inside
        boolean inside = false;
        for (int x = box.x(); x < box.x() + box.width(); x++) {
            for (int y = box.y(); y < box.y() + box.height(); y++) {
                int pixel = x * height + y;
                boolean here = region.contains(x, y);
                if (inside && (!here || pixel != end)) {
                    counts.add(end - last);
                    last = end;
                    inside = false;
                }
                if (here && !inside) {
                    counts.add(pixel - last);
                    last = pixel;
                    inside = true;
                }
                end = here ? pixel + 1 : end;
            }
        }
        if (inside) {
            counts.add(end - last);
        }
        if (end < height * region.width()) {
            counts.add(height * region.width() - end);
        }
        return CocoRle.of(height, region.width(), counts.stream().mapToInt(Integer::intValue).toArray());
    }
}
