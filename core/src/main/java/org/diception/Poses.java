package org.diception;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.readout.Dot;
import org.diception.readout.Joints;
import org.diception.readout.Skeletons;

/**
 * The people in a photo and their joints.
 *
 * @param people the surest first; empty in the mode {@code paper}, where nothing says which joint is which
 * @param untyped joints that belong to nobody: all of them in the mode {@code paper}
 */
public record Poses(Painting painting, List<Pose> people, List<Keypoint> untyped) implements Prediction {
    public Poses {
        people = List.copyOf(people);
        untyped = List.copyOf(untyped);
    }

    /** Typed joints of people; in the mode {@code paper}, which takes types from the truth, untyped ones. */
    static Poses of(Painting painting, ReadOutSettings settings) {
        if (settings.mode() == ReadOutSettings.Mode.PAPER) {
            return new Poses(painting, List.of(),
                    keypoints(Joints.of(painting.colours(), settings.pose()), painting));
        }
        Skeletons found = Skeletons.of(painting.colours(), settings.pose());
        return new Poses(painting, found.people().stream().map(person -> pose(person, painting)).toList(),
                keypoints(found.others(), painting));
    }

    private static Pose pose(Skeletons.Person person, Painting painting) {
        Map<Joint, Keypoint> joints = new EnumMap<>(Joint.class);
        for (Joint joint : Joint.values()) {
            person.joints().get(joint.ordinal()).ifPresent(dot -> joints.put(joint, keypoint(dot, painting)));
        }
        return new Pose(joints, person.score());
    }

    private static List<Keypoint> keypoints(List<Dot> dots, Painting painting) {
        return dots.stream().map(dot -> keypoint(dot, painting)).toList();
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
