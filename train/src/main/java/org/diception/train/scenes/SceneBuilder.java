package org.diception.train.scenes;

import java.util.ArrayList;
import java.util.List;

/** A scene while it is put together: its solids, which of them are one thing, and what those things are. */
final class SceneBuilder {
    /** The class of instance 0: ground, walls, everything that is not a thing. */
    static final String BACKGROUND = "background";

    private final List<Primitive> primitives = new ArrayList<>();
    private final List<String> classes = new ArrayList<>(List.of(BACKGROUND));
    private final List<Body> bodies = new ArrayList<>();

    /**
     * Opens a new instance that stands at {@code place}, {@code height} metres tall, turned about the
     * vertical.
     */
    Assembly instance(String className, Vec place, double height, double yaw) {
        classes.add(className);
        return new Assembly(this, classes.size() - 1, place, height, Mat.aboutZ(yaw));
    }

    /** A solid of the surroundings; casts no shadow, so that light comes in through walls. */
    void surrounding(Shape shape, Vec centre, Mat map, Material material) {
        primitives.add(new Primitive(shape, centre, map, 0, material, Vec.ZERO, false));
    }

    void add(Primitive primitive) {
        primitives.add(primitive);
    }

    void add(Body body) {
        bodies.add(body);
    }

    List<Primitive> primitives() {
        return List.copyOf(primitives);
    }

    List<String> classes() {
        return List.copyOf(classes);
    }

    List<Body> bodies() {
        return List.copyOf(bodies);
    }
}
