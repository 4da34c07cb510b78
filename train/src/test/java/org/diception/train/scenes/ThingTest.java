package org.diception.train.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThingTest {
    @ParameterizedTest
    @EnumSource(Thing.class)
    void everyThingStandsOnTheGroundAndIsAboutAsHighAsItSays(Thing thing) {
        for (int seed = 0; seed < 20; seed++) {
            SceneBuilder scene = new SceneBuilder();
            thing.add(scene, new Dice(seed), new Vec(3, 4, 0), 2, 1);
            double lowest = Double.MAX_VALUE;
            double highest = -Double.MAX_VALUE;
            for (Primitive p : scene.primitives()) {
                double half = halfHeight(p);
                lowest = Math.min(lowest, p.centre.z() - half);
                highest = Math.max(highest, p.centre.z() + half);
                assertThat(p.instance).isEqualTo(1);
            }
            // rocks and trunks reach into the ground
            assertThat(lowest).as("foot of seed " + seed).isBetween(-.6, .4);
            assertThat(highest).as("top of seed " + seed).isBetween(1.2, 2.8);
        }
    }

    /** Of the shape's box, or of the ball itself. */
    private static double halfHeight(Primitive p) {
        Vec e = p.shape.extent();
        double x = p.map.zx() * e.x();
        double y = p.map.zy() * e.y();
        double z = p.map.zz() * e.z();
        return p.shape == Ball.UNIT ? Math.sqrt(x * x + y * y + z * z) : Math.abs(x) + Math.abs(y)
                + Math.abs(z);
    }

    @Test
    void thePlainStyleKnowsTheCommonThingsOnly() {
        Dice dice = new Dice(1);
        for (int i = 0; i < 200; i++) {
            assertThat(SceneStyle.PLAIN.has(Thing.random(dice, Thing.Place.ROOM, SceneStyle.PLAIN))).isTrue();
        }
    }

    @Test
    void peopleHaveTheirFeetOnTheGroundAndTheirJointsInTheirHeight() {
        for (int seed = 0; seed < 30; seed++) {
            SceneBuilder scene = new SceneBuilder();
            Human.add(scene, new Dice(seed), Vec.ZERO, 1.8, 0);
            List<Vec> joints = scene.bodies().get(0).joints();
            assertThat(joints).hasSize(17);
            double lower = Math.min(joints.get(Pose.LEFT_ANKLE).z(), joints.get(Pose.RIGHT_ANKLE).z());
            assertThat(lower).isBetween(0.0, .15);
            assertThat(joints).allSatisfy(joint -> assertThat(joint.z()).isBetween(0.0, 2.2));
            double left = joints.get(Pose.LEFT_HIP).y();
            assertThat(left).isGreaterThan(joints.get(Pose.RIGHT_HIP).y());
        }
    }
}
