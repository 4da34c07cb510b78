package org.diception.train.scenes;

import java.util.List;

/**
 * A finished scene, ready to be looked at.
 *
 * @param classes class of each instance; index 0 is the background
 */
record Stage(List<Primitive> primitives, List<String> classes, List<Body> bodies, Camera camera,
        Lighting lighting, Lens lens, Film film) {
}
