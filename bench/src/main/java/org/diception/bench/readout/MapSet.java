package org.diception.bench.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;

/** Pictures of one kind that are painted and read again. */
record MapSet(String name, List<InstanceMap> maps) {
    /** The read-out's constants were tried on pictures of lower seeds. */
    private static final long FIRST_SHAPES = 500;
    /** Scenes from here on are neither the benchmark's nor those of training. */
    private static final long FIRST_SCENE = 2_000_100;
    private static final int[] COUNTS = {1, 5, 10, 20, 40};
    /** Sets that there are of each size. */
    static final int KINDS = COUNTS.length + 2;

    /** So many pictures of shapes for each number of things, and so many scenes, whole and by class. */
    static List<MapSet> all(int maps, int side) {
        List<MapSet> sets = new ArrayList<>(shapes(maps, side));
        List<RenderedScene> scenes = LongStream.range(0, maps)
                .mapToObj(i -> Renderer.render(FIRST_SCENE + i, side, SceneStyle.PLAIN)).toList();
        sets.add(new MapSet("scenes, entities",
                scenes.stream().map(scene -> new InstanceMap(side, scene.ids())).toList()));
        sets.add(new MapSet("scenes, a class", scenes.stream().map(MapSet::mostFrequentClass).toList()));
        return sets;
    }

    static List<MapSet> shapes(int maps, int side) {
        List<MapSet> sets = new ArrayList<>();
        for (int count : COUNTS) {
            sets.add(of(count + (count == 1 ? " thing" : " things"), maps,
                    i -> InstanceMap.random(FIRST_SHAPES + 1000L * count + i, count, side)));
        }
        return sets;
    }

    private static MapSet of(String name, int maps, LongFunction<InstanceMap> map) {
        return new MapSet(name, LongStream.range(0, maps).mapToObj(map).toList());
    }

    /** What is painted when the scene is asked for the class of which it shows most instances. */
    private static InstanceMap mostFrequentClass(RenderedScene scene) {
        InstanceMap all = new InstanceMap(scene.size(), scene.ids());
        String wanted = Examples.classes(scene, InstanceMap.LEAST).stream()
                .max(Comparator.comparingInt(name -> count(scene, name))).orElse("");
        return all.only(id -> scene.classes().get(id).equals(wanted));
    }

    private static int count(RenderedScene scene, String name) {
        return (int) Examples.instances(scene, InstanceMap.LEAST).stream()
                .filter(id -> scene.classes().get(id).equals(name)).count();
    }
}
