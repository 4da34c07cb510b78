package org.diception.train.autoencoder;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.diception.train.nano.LocationColours;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.truth.InstanceTruth;
import org.diception.train.truth.MaskTruth;
import org.diception.train.truth.PhotoPlanes;

/**
 * A scene as planar pictures (3, side, side) in [-1, 1], one for each kind of thing
 * the autoencoder must redraw.
 */
final class Pictures {
    /** What a picture shows. */
    enum Kind { PHOTO, DEPTH, NORMAL, MASK, ENTITY, POSE }

    private static final double SMALLEST_MASK = 0.004;

    private Pictures() {}

    static float[] of(Kind kind, RenderedScene scene, Random random) {
        return switch (kind) {
            case PHOTO -> PhotoPlanes.of(scene.rgb());
            case DEPTH -> Examples.depth(scene).answer();
            case NORMAL -> Examples.normal(scene).answer();
            case MASK -> mask(scene, random);
            case ENTITY -> InstanceTruth.paint(scene.ids(), id -> true, LocationColours.of(scene));
            case POSE -> Examples.pose(scene).answer();
        };
    }

    /** One instance in white, by chance; black where there is none. */
    private static float[] mask(RenderedScene scene, Random random) {
        List<Integer> instances = Examples.instances(scene, SMALLEST_MASK);
        boolean[] mask = instances.isEmpty()
                ? new boolean[scene.ids().length]
                : Examples.mask(scene, instances.get(random.nextInt(instances.size())));
        return MaskTruth.paint(mask);
    }

    /** Disparity from 0 (farthest) to 1 (nearest), (side, side). */
    static float[] unitDisparity(RenderedScene scene) {
        float[] unit = Arrays.copyOf(Examples.depth(scene).answer(), scene.ids().length);
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (unit[i] + 1) / 2;
        }
        return unit;
    }
}
