package org.diception.train.metrics;

import java.util.List;
import java.util.Random;
import org.diception.text.PromptSet;
import org.diception.train.scenes.Example;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;

/**
 * The fixed benchmark of synthetic scenes: {@value #SCENES} of them, seeds from {@value #FIRST_SEED} on,
 * which are never trained on. Each is asked for depth and normals; for one instance by one click and by five;
 * for one class; for all instances; and for poses where there are people. What is asked depends on the seed
 * alone. Immutable and thread-safe.
 */
public final class SyntheticBenchmark {
    public static final long FIRST_SEED = 1_000_000;
    public static final int SCENES = 500;

    /** Instances that cover less of the picture are neither asked for nor counted. */
    public static final double LEAST_SHARE = .005;
    /** Depths outside are not scored, metres: beyond, a pixel of haze would outweigh every object. */
    public static final double NEAREST = .05;
    public static final double FARTHEST = 20;

    private static final DepthProtocol DEPTH =
            DepthProtocol.of(DepthAlignment.DISPARITY, NEAREST, FARTHEST);

    private static final double ENTITY_IOU = .5;

    /** Something that answers questions about photos. */
    @FunctionalInterface
    public interface Painter {
        /**
         * @param photo its truth is not to be looked at
         * @param points (x, y) of each click as shares of width and height; empty where the task takes none
         * @return (3, H, W) in [-1, 1]
         */
        float[] paint(RenderedScene photo, String prompt, float[] points);
    }

    private final int size;
    private final int scenes;

    /**
     * @param size pixels along each side of the photos
     * @param scenes how many of the {@value #SCENES} are asked, from the first on; fewer for a quick look
     */
    public SyntheticBenchmark(int size, int scenes) {
        if (scenes < 1 || scenes > SCENES) {
            throw new IllegalArgumentException(scenes + " scenes wanted, the benchmark has 1 to " + SCENES);
        }
        this.size = size;
        this.scenes = scenes;
    }

    /** Asks everything and scores the answers; the same answers give the same numbers. */
    public SyntheticScores run(Painter painter) {
        Tally tally = new Tally();
        for (int i = 0; i < scenes; i++) {
            tally.ask(Renderer.render(FIRST_SEED + i, size, SceneStyle.PLAIN), painter);
        }
        return tally.scores();
    }

    private static final class Tally {
        private final Mean absRel = new Mean();
        private final Mean delta1 = new Mean();
        private final NormalScore normals = new NormalScore(NormalAngle.STABLE_NORMAL);
        private final Mean onePoint = new Mean();
        private final Mean fivePoints = new Mean();
        private final Mean semantic = new Mean();
        private final Recall entity = new Recall(ENTITY_IOU);
        private final Mean pose = new Mean();

        void ask(RenderedScene scene, Painter painter) {
            Random random = new Random(scene.seed());
            depth(scene, painter);
            normals.add(painter.paint(scene, PromptSet.NORMAL, new float[0]), scene.normals());
            List<Integer> instances = Examples.instances(scene, LEAST_SHARE);
            if (!instances.isEmpty()) {
                clicks(scene, painter, instances.get(random.nextInt(instances.size())), random);
                List<boolean[]> masks = instances.stream().map(id -> Examples.mask(scene, id)).toList();
                float[] painted = painter.paint(scene, PromptSet.ENTITY, new float[0]);
                entity.add(masks, PaintedThings.masks(painted, scene.size()));
            }
            List<String> classes = Examples.classes(scene, LEAST_SHARE);
            if (!classes.isEmpty()) {
                foreground(semantic, painter, scene,
                        Examples.semantic(scene, classes.get(random.nextInt(classes.size())), random));
            }
            if (Examples.hasPeople(scene)) {
                foreground(pose, painter, scene, Examples.pose(scene));
            }
        }

        private void depth(RenderedScene scene, Painter painter) {
            float[] painted = painter.paint(scene, PromptSet.DEPTH, new float[0]);
            int pixels = scene.disparity().length;
            float[] grey = new float[pixels];
            for (int i = 0; i < pixels; i++) {
                grey[i] = (painted[i] + painted[pixels + i] + painted[2 * pixels + i]) / 3;
            }
            DepthPixels scored = DEPTH.alignDisparity(grey, scene.disparity());
            if (scored.count() > 0) {
                absRel.add(DepthErrors.absRel(scored));
                delta1.add(DepthErrors.delta(scored, 1));
            }
        }

        private void clicks(RenderedScene scene, Painter painter, int instance, Random random) {
            boolean[] mask = Examples.mask(scene, instance);
            float[] click = Clicks.first(mask, scene.size()).place(scene.size(), scene.size());
            float[] one = painter.paint(scene, PromptSet.SEGMENTATION, click);
            onePoint.add(Overlap.iou(mask, Overlap.white(one)));
            float[] five = painter.paint(scene, PromptSet.SEGMENTATION,
                    Examples.segment(scene, instance, 5, random).points());
            fivePoints.add(Overlap.iou(mask, Overlap.white(five)));
        }

        private static void foreground(Mean mean, Painter painter, RenderedScene scene, Example example) {
            float[] painted = painter.paint(scene, example.prompt(), example.points());
            mean.add(Overlap.iou(Overlap.painted(example.answer(), Overlap.PAINTED),
                    Overlap.painted(painted, Overlap.PAINTED)));
        }

        SyntheticScores scores() {
            NormalStatistics angles = normals.statistics();
            return new SyntheticScores(absRel.value(), delta1.value(), angles.mean(), angles.median(),
                    angles.below11(), angles.below22(), angles.below30(), onePoint.value(),
                    fivePoints.value(), semantic.value(), entity.value(), pose.value());
        }
    }
}
