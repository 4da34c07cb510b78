package org.diception.bench.readout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.image.Planes;
import org.diception.train.datasets.PixelMap;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.datasets.TruePeople;
import org.diception.train.scenes.SceneStyle;
import org.diception.train.truth.PoseTruth;

/** Rendered scenes with about as many people in each. */
record PeopleSet(String name, List<TruePeople> scenes) {
    /** Nothing was trained or tuned on scenes from here on, and they are not the benchmark's. */
    private static final long FIRST_SCENE = 3_000_000;
    /** Of so many scenes for each that is wanted of a kind, the rest of a kind is missing. */
    private static final int MOST = 60;
    /** Scenes are rendered at this size, which is enough to know who is to be seen. */
    private static final int RENDERED = 192;
    private static final List<String> NAMES = List.of("1 person", "2 people", "3 or 4", "5 and more");

    /** So many scenes of each kind, the first ones. */
    static List<PeopleSet> all(int scenes, int side) {
        Map<String, List<TruePeople>> kinds = new LinkedHashMap<>();
        NAMES.forEach(name -> kinds.put(name, new ArrayList<>()));
        SyntheticScenes rendered =
                new SyntheticScenes(FIRST_SCENE, MOST * scenes, RENDERED, SceneStyle.PLAIN);
        PixelMap larger = PixelMap.scale(RENDERED, RENDERED, side, side);
        int missing = kinds.size() * scenes;
        for (int i = 0; i < rendered.size() && missing > 0; i++) {
            TruePeople people = rendered.sample(i).need(TruePeople.class);
            List<TruePeople> kind = kinds.getOrDefault(kindOf(people.people().size()), List.of());
            if (!people.people().isEmpty() && kind.size() < scenes) {
                kind.add(people.through(larger));
                missing--;
            }
        }
        return kinds.entrySet().stream().map(kind -> new PeopleSet(kind.getKey(), kind.getValue())).toList();
    }

    private static String kindOf(int people) {
        return NAMES.get(people <= 2 ? Math.max(0, people - 1) : people <= 4 ? 2 : 3);
    }

    /** Painted by the painter of training pictures; (3, side, side) in [0, 1]. */
    static Planes painted(TruePeople people) {
        float[] colours = PoseTruth.paint(people.people().stream().map(TruePeople.Person::joints).toList(),
                people.width(), people.height());
        return InstanceMap.unit(colours, people.width(), people.height());
    }
}
