package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import org.diception.Joint;
import org.diception.Keypoint;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Prediction;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.readout.Skeleton;

/** The answer over the photo, for eyes: colours over it, edges of masks on it, skeletons on it. */
final class Overlay {
    private static final double COLOURS = 0.6;
    private static final double TINT = 0.45;
    private static final int JOINT = 0xff0000;
    private static final int CLICK = 0x00c000;

    private Overlay() {}

    /** Colours, masks with their edges, or skeletons. */
    static OutputFile of(Answer answer, OutputSettings settings, String end) {
        return new OutputFile(end, "the answer over the photo, for eyes",
                out -> PngWriter.rgb(picture(answer, settings)).writeTo(out));
    }

    /** The edges of masks alone. */
    static OutputFile contours(Answer answer, String end) {
        return new OutputFile(end, "the edges of the masks on the photo, for eyes", out -> {
            Drawing drawing = new Drawing(answer.photo().picture());
            drawing.contours(LabelMap.labels(answer.prediction()), colours(answer.prediction()));
            PngWriter.rgb(drawing.picture()).writeTo(out);
        });
    }

    private static RgbImage picture(Answer answer, OutputSettings settings) {
        Drawing drawing = new Drawing(answer.photo().picture());
        switch (Kind.of(answer.prediction())) {
            case MASK, INSTANCES -> {
                int[] labels = LabelMap.labels(answer.prediction());
                int[] colours = colours(answer.prediction());
                drawing.tint(labels, colours, TINT);
                drawing.contours(labels, colours);
                drawing.skeleton(clicks(answer));
            }
            case POSES -> drawing.skeleton(strokes((Poses) answer.prediction()));
            default -> drawing.mix(Writers.picture(answer.prediction(), settings), COLOURS);
        }
        return drawing.picture();
    }

    /** The points of the question. */
    private static List<Drawing.Stroke> clicks(Answer answer) {
        return answer.prediction().provenance().question().points().stream()
                .map(point -> point.within(answer.width(), answer.height()))
                .map(share -> new Keypoint(share.x() * answer.width(), share.y() * answer.height(), 1))
                .map(place -> dot(place, CLICK)).toList();
    }

    private static int[] colours(Prediction prediction) {
        return Palette.distinct(Thing.of(prediction).size());
    }

    private static List<Drawing.Stroke> strokes(Poses poses) {
        List<Drawing.Stroke> strokes = new ArrayList<>();
        for (Pose person : poses.people()) {
            for (Skeleton.Limb limb : Skeleton.LIMBS) {
                Keypoint from = person.keypoints().get(Joint.values()[limb.from()]);
                Keypoint to = person.keypoints().get(Joint.values()[limb.to()]);
                if (from != null && to != null) {
                    strokes.add(new Drawing.Stroke(from.x(), from.y(), to.x(), to.y(), limb.rgb()));
                }
            }
            person.keypoints().values().forEach(joint -> strokes.add(dot(joint, JOINT)));
        }
        poses.untyped().forEach(joint -> strokes.add(dot(joint, JOINT)));
        return strokes;
    }

    private static Drawing.Stroke dot(Keypoint at, int rgb) {
        return new Drawing.Stroke(at.x(), at.y(), at.x(), at.y(), rgb);
    }
}
