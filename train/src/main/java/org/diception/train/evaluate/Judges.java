package org.diception.train.evaluate;

import java.util.List;
import java.util.Map;
import org.diception.io.Quote;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.datasets.TrueNormals;
import org.diception.train.datasets.Truth;
import org.diception.train.metrics.NormalAngle;
import org.diception.train.metrics.PairScore;
import org.diception.train.recipe.Recipe;

/** The judges of a data set in a recipe: for the tasks that it names, else for all that its truth allows. */
final class Judges {
    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("nyu-depth", List.of("depth")), Map.entry("kitti-depth", List.of("depth")),
            Map.entry("scannet-depth", List.of("depth")), Map.entry("diode-depth", List.of("depth")),
            Map.entry("eth3d-depth", List.of("depth")), Map.entry("marigold-normals", List.of("normal")),
            Map.entry("dsine-normals", List.of("normal")), Map.entry("sa1b", List.of("segment")),
            Map.entry("masks", List.of("segment")),
            Map.entry("coco-instances", List.of("entity", "semantic", "segment")),
            Map.entry("coco-keypoints", List.of("pose")),
            Map.entry("official", List.of("depth", "normal", "segment", "semantic")),
            Map.entry("pairs", List.of("pairs")),
            Map.entry("synthetic",
                    List.of("depth", "normal", "segment", "semantic", "entity", "pose")));
    private static final Map<String, Class<? extends Truth>> TRUTHS = Map.of("depth", TrueDepth.class,
            "normal", TrueNormals.class, "segment", TrueInstances.class, "semantic", TrueInstances.class);
    /** ETH3D's 24 megapixels are fitted on fewer (GenPercept's and Marigold's scripts). */
    private static final int ETH3D_FIT = 1024;

    private Judges() {
    }

    static List<Judge> of(Recipe part) {
        String kind = part.text("kind");
        List<String> named = part.texts("tasks");
        List<String> possible = USUAL.getOrDefault(kind, List.of());
        for (String task : named) {
            if (!possible.contains(task)) {
                throw part.refused("tasks", Quote.of(task) + " cannot be scored on a set of kind " + kind
                        + "; possible are " + String.join(", ", possible));
            }
        }
        return (named.isEmpty() ? possible : named).stream().distinct()
                .map(task -> judge(task, kind, part)).toList();
    }

    private static Judge judge(String task, String kind, Recipe part) {
        Judge judge = judge(task, kind, part, part.part(task));
        return kind.equals("official") ? new IfKnown(judge, TRUTHS.get(task)) : judge;
    }

    private static Judge judge(String task, String kind, Recipe part, Recipe settings) {
        return switch (task) {
            case "depth" -> new DepthJudge(settings.whole("fit_side",
                    kind.equals("eth3d-depth") ? ETH3D_FIT : Integer.MAX_VALUE, 1));
            case "normal" -> new NormalJudge(settings.choice("pixels", NormalAngle.STABLE_NORMAL));
            case "segment" -> new SegmentJudge(settings.choice("masks", masks(kind)),
                    settings.whole("clicks", 0, 0));
            case "entity" -> new InstanceJudge(false, false);
            case "semantic" -> new InstanceJudge(true, settings.flag("every_class", false));
            case "pose" -> new PoseJudge(settings.choice("people", PoseJudge.People.WHOLE));
            case "pairs" -> new PairJudge(part.text("prompt"),
                    settings.choice("compare", PairScore.Kind.IOU));
            default -> throw new IllegalStateException(task + " is a task that nobody judges");
        };
    }

    /** Rendered scenes have one mask asked, which is what their benchmark has always done. */
    private static SegmentJudge.Masks masks(String kind) {
        return kind.equals("synthetic") ? SegmentJudge.Masks.ONE : SegmentJudge.Masks.ALL;
    }
}
