package org.diception.output;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.diception.DepthMap;
import org.diception.NormalMap;
import org.diception.Prediction;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.readout.UnitNormals;

/** Which files belong to which {@link Format}, and how their names end. */
final class Writers {
    /** Answers that consist of masks. */
    static final Set<Kind> MASKS = EnumSet.of(Kind.MASK, Kind.INSTANCES);
    static final String PICTURE = ".png";
    static final String OVERLAY = ".overlay.png";
    static final String SPREAD = ".spread.png";

    private Writers() {}

    static List<OutputFile> picture(Answer answer, OutputSettings settings, String name) {
        Prediction prediction = answer.prediction();
        String meaning = "for eyes" + switch (Kind.of(prediction)) {
            case DEPTH -> ": disparity in the colours " + settings.colours() + ", whose first one is far";
            case NORMALS -> ": " + settings.flip().convention() + ", (n + 1) / 2 in red, green, blue";
            default -> "";
        };
        return List.of(new OutputFile(PICTURE, meaning,
                out -> PngWriter.rgb(picture(prediction, settings)).writeTo(out)));
    }

    static RgbImage picture(Prediction prediction, OutputSettings settings) {
        if (prediction instanceof DepthMap depth) {
            return settings.colours().apply(depth.disparity());
        }
        return prediction instanceof NormalMap
                ? UnitNormals.coloured(Numbers.of(prediction, settings).data()) : prediction.preview();
    }

    static List<OutputFile> png16(Answer answer, OutputSettings settings, String name) {
        return List.of(Numbers.of(answer.prediction(), settings).png16(".16bit.png"));
    }

    static List<OutputFile> npy(Answer answer, OutputSettings settings, String name) {
        OutputFile numbers = Numbers.of(answer.prediction(), settings).npy(".npy");
        return Stream.concat(Stream.of(numbers), SpreadFiles.npy(answer, ".spread.npy").stream()).toList();
    }

    static List<OutputFile> overlay(Answer answer, OutputSettings settings, String name) {
        return List.of(Overlay.of(answer, settings, OVERLAY));
    }

    static List<OutputFile> contours(Answer answer, OutputSettings settings, String name) {
        return List.of(Overlay.contours(answer, ".contours.png"));
    }

    static List<OutputFile> masks(Answer answer, OutputSettings settings, String name) {
        return MaskFiles.of(answer, ".mask");
    }

    static List<OutputFile> cutOuts(Answer answer, OutputSettings settings, String name) {
        return CutOuts.of(answer, ".cutout");
    }

    static List<OutputFile> labels(Answer answer, OutputSettings settings, String name) {
        return List.of(LabelMap.of(answer, ".labels.png"));
    }

    static List<OutputFile> panoptic(Answer answer, OutputSettings settings, String name) {
        String picture = ".panoptic.png";
        return Panoptic.of(answer, picture, ".panoptic.json", name + picture);
    }

    static List<OutputFile> coco(Answer answer, OutputSettings settings, String name) {
        String end = ".coco.json";
        return List.of(Kind.of(answer.prediction()) == Kind.POSES
                ? CocoKeypoints.of(answer, end) : CocoResults.of(answer, end));
    }

    static List<OutputFile> polygons(Answer answer, OutputSettings settings, String name) {
        return List.of(CocoPolygons.of(answer, settings.tolerance(), ".polygons.json"));
    }

    static List<OutputFile> amg(Answer answer, OutputSettings settings, String name) {
        return List.of(AmgRecords.of(answer, ".amg.json"));
    }

    static List<OutputFile> ply(Answer answer, OutputSettings settings, String name) {
        return List.of(PointCloud.of(answer, settings, ".ply"));
    }

    static List<OutputFile> spread(Answer answer, OutputSettings settings, String name) {
        return SpreadFiles.of(answer, SPREAD, ".spread.16bit.png");
    }
}
