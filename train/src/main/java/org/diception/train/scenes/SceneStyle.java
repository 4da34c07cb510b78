package org.diception.train.scenes;

import java.util.EnumSet;
import java.util.Set;

/** How much may happen in a scene. */
public enum SceneStyle {
    /**
     * Rooms and open country seen from some distance, with people and the fourteen commonest things: the
     * benchmark.
     */
    PLAIN(EnumSet.of(Thing.CHAIR, Thing.TABLE, Thing.CAR, Thing.TREE, Thing.POTTED_PLANT, Thing.CUP,
            Thing.BOTTLE, Thing.BALL, Thing.BOX, Thing.LAMP, Thing.DOG, Thing.HOUSE, Thing.CONE,
            Thing.DONUT)),
    /** Also close-ups, plain backdrops, things in the sky, and everything that {@link Thing} knows. */
    VARIED(EnumSet.allOf(Thing.class));

    private final Set<Thing> things;

    SceneStyle(Set<Thing> things) {
        this.things = things;
    }

    boolean has(Thing thing) {
        return things.contains(thing);
    }

    /** Weights of rooms, open country, plain backdrops, sky. */
    double[] settings() {
        return this == PLAIN ? new double[] {.5, .5} : new double[] {.42, .4, .12, .06};
    }

    /** Whether rooms and landscapes are furnished beyond the things that stand in them. */
    boolean rich() {
        return this == VARIED;
    }

    /** How often the camera goes close to one thing. */
    double closeUps() {
        return this == PLAIN ? 0 : .35;
    }
}
