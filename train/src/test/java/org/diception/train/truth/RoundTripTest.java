package org.diception.train.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.diception.Compatibility;
import org.diception.DepthMap;
import org.diception.Device;
import org.diception.Instances;
import org.diception.Keypoint;
import org.diception.Mask;
import org.diception.NormalMap;
import org.diception.Painting;
import org.diception.PhotoLatent;
import org.diception.Point;
import org.diception.PointOrder;
import org.diception.Poses;
import org.diception.Precision;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.ReadOut;
import org.diception.ReadOutSettings;
import org.diception.Task;
import org.diception.WorkingSize;
import org.diception.image.Planes;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.train.metrics.Overlap;
import org.diception.train.metrics.Recall;
import org.diception.train.scenes.Example;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;
import org.diception.vae.Autoencoders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a painter paints, the task's read-out reads again: exactly from the painting itself, nearly from one
 * that has passed the embedded model's autoencoder, which bounds what a model over it can reach.
 */
class RoundTripTest {
    private static final int SIDE = 256; // the embedded model's
    private static final int SCENES = 8;
    /** Radius of a joint's disc, in pixels. */
    private static final double DISC = SIDE / 64.0;
    /** Pixels between joints whose discs do not run into each other; nearer ones cannot be told apart. */
    private static final double DISCS_APART = 3 * DISC;
    private static final Path AUTOENCODER = Path.of("../nano/src/main/resources/org/diception/nano/vae");

    private static List<RenderedScene> scenes;
    private static Autoencoders.Loaded autoencoder;

    /** Means over the scenes, of errors or of agreement, 1 being perfect. */
    private record Agreement(double depth, double normals, double masks, double entities, double joints) {}

    @BeforeAll
    static void render() {
        Engine.load();
        scenes = new ArrayList<>();
        for (int seed = 0; seed < SCENES; seed++) {
            scenes.add(Renderer.render(seed, SIDE, SceneStyle.PLAIN));
        }
        autoencoder = Autoencoders.load(AUTOENCODER, Engine.cpu());
    }

    @Test
    void whatIsPaintedIsReadAgain() {
        Agreement agreement = agreement(UnaryOperator.identity());
        assertThat(agreement.depth()).isLessThan(1e-6);
        assertThat(agreement.normals()).isLessThan(0.01); // acos near 1 knows no better in float32
        assertThat(agreement.masks()).isEqualTo(1);
        assertThat(agreement.entities()).isEqualTo(1);
        assertThat(agreement.joints()).isEqualTo(1);
    }

    @Test
    void whatHasPassedTheAutoencoderIsStillRead() {
        Agreement agreement = agreement(RoundTripTest::throughTheAutoencoder);
        // .006, 3.1 degrees, .97, .85 and .98; a better autoencoder may only gain
        assertThat(agreement.depth()).isLessThan(0.01);
        assertThat(agreement.normals()).isLessThan(4);
        assertThat(agreement.masks()).isGreaterThan(0.94);
        assertThat(agreement.entities()).isGreaterThan(0.78);
        assertThat(agreement.joints()).isGreaterThan(0.9);
    }

    private static float[] throughTheAutoencoder(float[] picture) {
        try (PointerScope scope = new PointerScope()) {
            return Tensors.toArray(autoencoder.autoencoder().decode(
                    autoencoder.autoencoder().encode(Tensors.of(picture, 1, 3, SIDE, SIDE))));
        }
    }

    private static Agreement agreement(UnaryOperator<float[]> through) {
        DoubleSummaryStatistics depth = new DoubleSummaryStatistics();
        DoubleSummaryStatistics normals = new DoubleSummaryStatistics();
        DoubleSummaryStatistics masks = new DoubleSummaryStatistics();
        Recall entities = new Recall(.75);
        DoubleSummaryStatistics joints = new DoubleSummaryStatistics();
        for (RenderedScene scene : scenes) {
            depth.accept(depthError(scene, painting(Task.DEPTH.question(), through, Examples.depth(scene))));
            normals.accept(degrees(scene, painting(Task.NORMAL.question(), through, Examples.normal(scene))));
            List<Integer> instances = Examples.instances(scene, .005);
            for (int instance : instances) {
                Example asked = Examples.segment(scene, instance, 1, new Random(scene.seed()));
                Question question = Task.SEGMENT.at(Point.normalised(asked.points()[0], asked.points()[1]));
                Mask mask = (Mask) ReadOut.MASK.read(
                        painting(question, through, asked), ReadOutSettings.defaults());
                masks.accept(Overlap.iou(Examples.mask(scene, instance), mask.toArray()));
            }
            entities(entities, scene, instances, through);
            if (Examples.hasPeople(scene)) {
                joints.accept(found(scene, painting(Task.POSE.question(), through, Examples.pose(scene))));
            }
        }
        return new Agreement(
                depth.getAverage(), normals.getAverage(), masks.getAverage(), entities.value(),
                joints.getAverage());
    }

    private static void entities(
            Recall recall, RenderedScene scene, List<Integer> instances, UnaryOperator<float[]> through) {
        if (instances.isEmpty()) {
            return;
        }
        Painting painted = painting(
                Task.ENTITY.question(), through, Examples.entity(scene, new Random(scene.seed())));
        Instances found = (Instances) ReadOut.INSTANCES.read(painted, ReadOutSettings.defaults());
        int[] labels = found.labels();
        List<boolean[]> masks = new ArrayList<>();
        for (int i = 1; i <= found.count(); i++) {
            boolean[] mask = new boolean[labels.length];
            for (int pixel = 0; pixel < mask.length; pixel++) {
                mask[pixel] = labels[pixel] == i;
            }
            masks.add(mask);
        }
        recall.add(instances.stream().map(id -> Examples.mask(scene, id)).toList(), masks);
    }

    /** Mean deviation of the disparity, stretched to [0, 1] as the truth is. */
    private static double depthError(RenderedScene scene, Painting painting) {
        DepthMap depth = (DepthMap) ReadOut.DEPTH.read(painting, ReadOutSettings.defaults());
        float[] truth = DepthTruth.paint(scene.disparity());
        DoubleSummaryStatistics error = new DoubleSummaryStatistics();
        for (int i = 0; i < scene.disparity().length; i++) {
            error.accept(Math.abs(depth.disparity().data()[i] - (truth[i] + 1) / 2));
        }
        return error.getAverage();
    }

    private static double degrees(RenderedScene scene, Painting painting) {
        NormalMap map = (NormalMap) ReadOut.NORMALS.read(painting, ReadOutSettings.defaults());
        float[] read = map.vectors().data();
        int area = SIDE * SIDE;
        DoubleSummaryStatistics angle = new DoubleSummaryStatistics();
        for (int i = 0; i < area; i++) {
            double dot = 0;
            double length = 0;
            for (int k = 0; k < 3; k++) {
                dot += read[k * area + i] * scene.normals()[3 * i + k];
                length += scene.normals()[3 * i + k] * scene.normals()[3 * i + k];
            }
            if (length > .5) {
                angle.accept(Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, dot)))));
            }
        }
        return angle.getAverage();
    }

    /** Share of the painted joints within a disc's radius of one that was found, whatever it is taken for. */
    private static double found(RenderedScene scene, Painting painting) {
        Poses poses = (Poses) ReadOut.POSES.read(painting, ReadOutSettings.defaults());
        List<float[]> painted = scene.people().stream().map(RenderedScene.Person::joints)
                .filter(Examples::recognisable).flatMap(RoundTripTest::places).toList();
        List<float[]> apart = painted.stream().filter(joint -> painted.stream()
                .filter(other -> distance(joint, other) < DISCS_APART).count() == 1).toList();
        List<Keypoint> found = new ArrayList<>(poses.untyped());
        poses.people().forEach(person -> found.addAll(person.keypoints().values()));
        return apart.stream()
                .mapToInt(joint -> found.stream().anyMatch(
                        dot -> Math.hypot(dot.x() - joint[0], dot.y() - joint[1]) < DISC) ? 1 : 0)
                .average().orElse(1);
    }

    private static Stream<float[]> places(float[] joints) {
        return IntStream.range(0, joints.length / 3).filter(j -> joints[3 * j + 2] > 0)
                .mapToObj(j -> new float[] {joints[3 * j], joints[3 * j + 1]})
                .filter(at -> Math.min(at[0], at[1]) > DISC && Math.max(at[0], at[1]) < SIDE - DISC);
    }

    private static double distance(float[] a, float[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static Painting painting(Question question, UnaryOperator<float[]> through, Example example) {
        float[] picture = through.apply(example.answer()).clone();
        for (int i = 0; i < picture.length; i++) {
            picture[i] = Math.max(0, Math.min(1, (picture[i] + 1) / 2));
        }
        return new Painting(new Planes(3, SIDE, SIDE, picture), SIDE, SIDE, new Provenance(
                "truth", "", question, 1, 1, 1, 1, PhotoLatent.MODE, PointOrder.X_Y, Compatibility.NONE,
                new WorkingSize(SIDE, SIDE), Device.CPU, Precision.F32, ReadOutSettings.defaults()));
    }
}
