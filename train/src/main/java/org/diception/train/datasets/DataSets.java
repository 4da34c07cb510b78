package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.diception.InputException;
import org.diception.io.Closest;
import org.diception.io.Quote;
import org.diception.train.metrics.SyntheticBenchmark;
import org.diception.train.recipe.Recipe;
import org.diception.train.scenes.SceneStyle;

/**
 * Data sets as recipes name them:
 * <pre>
 * kind: nyu-depth          # and kitti-depth, scannet-depth, diode-depth, eth3d-depth
 * folder: nyuv2            # below the data root
 * list: lists/nyu.txt      # for kinds that go by a list of files
 * only: test/              # only samples whose names begin so
 * </pre>
 */
public final class DataSets {
    private static final List<String> KINDS = List.of("nyu-depth", "kitti-depth", "scannet-depth",
            "diode-depth", "eth3d-depth", "marigold-normals", "dsine-normals", "sa1b", "masks",
            "coco-instances", "coco-keypoints", "official", "pairs", "synthetic");

    private DataSets() {
    }

    /**
     * Opens what a part of a recipe names.
     *
     * @param root what relative paths start from
     * @return from the side of the photos, in pixels, to the set; only rendered scenes care
     * @throws InputException if it is not there or the kind is unknown
     */
    public static IntFunction<DataSet> of(Recipe part, Path root) {
        String kind = part.text("kind");
        if (kind.equals("synthetic")) {
            return synthetic(part);
        }
        if (!KINDS.contains(kind)) {
            throw part.refused("kind", Quote.of(kind) + " is no kind of data set; closest are "
                    + Closest.of(kind, KINDS));
        }
        DataSet whole = files(kind, part, root, root.resolve(part.text("folder")));
        DataSet set = part.has("only") ? new Subset(whole, part.text("only")) : whole;
        return side -> set;
    }

    private static DataSet files(String kind, Recipe part, Path root, Path folder) {
        return switch (kind) {
            case "nyu-depth" -> new NyuDepth(folder, list(part, root));
            case "kitti-depth" -> new KittiDepth(folder, list(part, root));
            case "scannet-depth" -> new ScanNetDepth(folder, list(part, root));
            case "diode-depth" -> new DiodeDepth(folder, list(part, root));
            case "eth3d-depth" -> new Eth3dDepth(folder, list(part, root));
            case "marigold-normals" -> new MarigoldNormals(part.text("name"), folder, list(part, root));
            case "dsine-normals" -> new DsineNormals(part.text("name"), folder, list(part, root));
            case "sa1b" -> new Sa1bFolder(folder);
            case "masks" -> new MaskFolder(folder);
            case "coco-instances" -> new CocoInstances(folder, root.resolve(part.text("annotations")));
            case "coco-keypoints" -> new CocoKeypoints(folder, root.resolve(part.text("annotations")));
            case "official" -> new OfficialList(list(part, root), folder);
            case "pairs" -> new PairFolder(folder, part.text("prompt"));
            default -> throw new IllegalStateException(kind + " is a kind that nobody opens");
        };
    }

    private static Path list(Recipe part, Path root) {
        return root.resolve(part.text("list"));
    }

    private static IntFunction<DataSet> synthetic(Recipe part) {
        int scenes = part.whole("scenes", SyntheticBenchmark.SCENES, 1);
        int fixedSide = part.whole("side", 0, 0);
        long first = part.seed("first_seed", SyntheticBenchmark.FIRST_SEED);
        SceneStyle style = part.choice("style", SceneStyle.PLAIN);
        if (first == SyntheticBenchmark.FIRST_SEED && scenes > SyntheticBenchmark.SCENES) {
            throw part.refused("scenes", scenes + " given, the benchmark has "
                    + SyntheticBenchmark.SCENES);
        }
        return side -> new SyntheticScenes(first, scenes, fixedSide > 0 ? fixedSide : side, style);
    }
}
