package org.diception;

import java.util.ArrayList;
import java.util.List;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.readout.Segment;
import org.diception.readout.Segments;

/**
 * The things in a photo, each with its pixels: all of them, or those of one class.
 *
 * @param instances the surest first; in the mode {@code paper} they may share pixels
 */
public record Instances(Painting painting, List<Instance> instances) implements Prediction {
    private static final float THRESHOLD = 0.5f;

    public Instances {
        instances = List.copyOf(instances);
    }

    static Instances of(Painting painting, ReadOutSettings settings) {
        String className = painting.provenance().question().className();
        List<Segment> segments = switch (settings.mode()) {
            case PAPER -> Segments.paper(painting.colours(), settings.paper());
            case IMPROVED -> Segments.improved(painting.colours(), settings.instances());
        };
        List<Instance> found = new ArrayList<>();
        for (Segment segment : segments) {
            var alpha = segment.share().resize(painting.width(), painting.height(), Filter.BILINEAR);
            Region region = Region.of(alpha, THRESHOLD);
            if (region.area() > 0) { // else it is lost in a photo much smaller than the painting
                found.add(new Instance(region, segment.share(), className, segment.score(), segment.rgb()));
            }
        }
        return new Instances(painting, found);
    }

    /** How many were found. */
    public int count() {
        return instances.size();
    }

    /**
     * Which instance each pixel of the upright photo belongs to, row by row from the top: 0 for none, else
     * its place in {@link #instances} counted from 1; where several claim a pixel, the surest.
     */
    public int[] labels() {
        int[] labels = new int[Math.multiplyExact(width(), height())];
        for (int i = count() - 1; i >= 0; i--) {
            Region region = instances.get(i).region();
            Box box = region.box();
            for (int y = box.y(); y < box.y() + box.height(); y++) {
                for (int x = box.x(); x < box.x() + box.width(); x++) {
                    if (region.contains(x, y)) {
                        labels[y * width() + x] = i + 1;
                    }
                }
            }
        }
        return labels;
    }

    /** The painted colours, out of which other settings may read something else. */
    @Override
    public Planes data() {
        return painting.colours();
    }

    @Override
    public String convention() {
        return "a colour of its own for each instance, which carries no class; " + painting.convention();
    }

    /** Each instance in its mean colour on black, with hard edges. */
    @Override
    public RgbImage preview() {
        RgbImage picture = RgbImage.black(width(), height());
        int[] labels = labels();
        for (int i = 0; i < labels.length; i++) {
            int rgb = labels[i] == 0 ? 0 : instances.get(labels[i] - 1).rgb();
            for (int k = 0; k < 3; k++) {
                picture.rgb()[3 * i + k] = (byte) (rgb >> 16 - 8 * k);
            }
        }
        return picture;
    }
}
