package org.diception.train.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.image.RgbImage;
import org.diception.readout.CocoRle;
import org.diception.train.metrics.SyntheticBenchmark;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;

/**
 * Scenes that are rendered when they are asked for: number i is the scene of seed {@code first} + i, the same
 * bits on every machine. The seeds of {@link SyntheticBenchmark} are never trained on. Immutable and
 * thread-safe; {@link org.diception.train.data.OrderedFeed} renders ahead on other threads.
 *
 * @param side pixels along each side of the photos
 */
public record SyntheticScenes(long first, int size, int side, SceneStyle style) implements DataSet {
    public SyntheticScenes {
        if (size < 1) {
            throw new IllegalArgumentException(size + " scenes, at least 1 is wanted");
        }
    }

    /** The benchmark, or its first scenes for a quick look. */
    public static SyntheticScenes benchmark(int scenes, int side) {
        if (scenes < 1 || scenes > SyntheticBenchmark.SCENES) {
            throw new IllegalArgumentException(scenes + " scenes wanted, the benchmark has 1 to "
                    + SyntheticBenchmark.SCENES);
        }
        return new SyntheticScenes(SyntheticBenchmark.FIRST_SEED, scenes, side, SceneStyle.PLAIN);
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public String name(int index) {
        return Long.toString(seed(index));
    }

    @Override
    public long seed(int index) {
        return first + index;
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("crop", "none");
        protocol.put("cap of depth",
                SyntheticBenchmark.NEAREST + " to " + SyntheticBenchmark.FARTHEST + " m");
        protocol.put("instances", "at least " + 100 * SyntheticBenchmark.LEAST_SHARE + " % of the picture");
        protocol.put("seeds", first + " to " + (first + size - 1));
        return protocol;
    }

    @Override
    public Sample sample(int index) {
        RenderedScene scene = Renderer.render(seed(index), side, style);
        return new Sample(name(index), new RgbImage(side, side, scene.rgb()), depth(scene),
                new TrueNormals(side, side, scene.normals()), instances(scene), people(scene));
    }

    private TrueDepth depth(RenderedScene scene) {
        float[] metres = new float[side * side];
        boolean[] counts = new boolean[metres.length];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = 1 / scene.disparity()[i]; // infinity for the sky
            counts[i] = metres[i] > SyntheticBenchmark.NEAREST && metres[i] < SyntheticBenchmark.FARTHEST;
        }
        return new TrueDepth(side, side, metres, counts, SyntheticBenchmark.NEAREST,
                SyntheticBenchmark.FARTHEST);
    }

    private TrueInstances instances(RenderedScene scene) {
        List<TrueInstances.Instance> instances = new ArrayList<>();
        for (int id : Examples.instances(scene, SyntheticBenchmark.LEAST_SHARE)) {
            instances.add(TrueInstances.Instance.of(CocoRle.encode(Examples.mask(scene, id), side),
                    scene.classes().get(id)));
        }
        return new TrueInstances(side, side, instances);
    }

    /** Those of whom enough is to be seen; the area is that of what is to be seen. */
    private TruePeople people(RenderedScene scene) {
        List<TruePeople.Person> people = new ArrayList<>();
        for (RenderedScene.Person person : scene.people()) {
            CocoRle mask = CocoRle.encode(Examples.mask(scene, person.instance()), side);
            if (Examples.recognisable(person.joints()) && mask.area() > 0) {
                int[] box = mask.box();
                people.add(new TruePeople.Person(person.joints(),
                        new double[] {box[0], box[1], box[2], box[3]}, mask.area(), false));
            }
        }
        return new TruePeople(side, side, people);
    }
}
