package org.diception;

import java.util.List;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.readout.Dot;
import org.diception.readout.Joints;

/**
 * The people in a photo and their joints.
 *
 * @param people the surest first; empty where nothing says which joint is which
 * @param untyped joints that belong to nobody: all of them where the colours of the painted limbs are unknown
 */
public record Poses(Painting painting, List<Pose> people, List<Keypoint> untyped) implements Prediction {
    public Poses {
        people = List.copyOf(people);
        untyped = List.copyOf(untyped);
    }

    static Poses of(Painting painting, ReadOutSettings settings) {
        List<Keypoint> untyped = Joints.of(painting.colours(), settings.pose()).stream()
                .map(dot -> keypoint(dot, painting))
                .toList();
        return new Poses(painting, List.of(), untyped);
    }

    private static Keypoint keypoint(Dot dot, Painting painting) {
        Planes colours = painting.colours();
        return new Keypoint(dot.x() * painting.width() / colours.width(),
                dot.y() * painting.height() / colours.height(), dot.score());
    }

    /** The painted colours, out of which other settings may read something else. */
    @Override
    public Planes data() {
        return painting.colours();
    }

    @Override
    public String convention() {
        return "skeletons with red joints; " + painting.convention();
    }

    /** The painted skeletons. */
    @Override
    public RgbImage preview() {
        return painting.preview();
    }
}
