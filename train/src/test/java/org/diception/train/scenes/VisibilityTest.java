package org.diception.train.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private static final int WIDTH = 64;
    private static final Camera CAMERA = Camera.looking(new Vec(-3, .4, 1.3), new Vec(0, 0, .5), .1, 1.2);

    private static Primitive solid(Shape shape, Vec at, Mat map) {
        return new Primitive(shape, at, map, 1, Material.plain(Colour.grey(.5)), at, true);
    }

    @Test
    void theDisparityOfAPlaneIsAffineInThePictureAndAgreesWithItsNormal() {
        Primitive floor = solid(Box.UNIT, new Vec(0, 0, -.5), Mat.scale(50, 50, .5));
        Visibility seen = new Visibility(List.of(floor), CAMERA, WIDTH);
        int row = WIDTH - 8;
        for (int column = 1; column < WIDTH - 1; column++) {
            int at = row * WIDTH + column;
            assertThat(2 / seen.depth[at])
                    .isEqualTo(1 / seen.depth[at - 1] + 1 / seen.depth[at + 1], within(1e-9));
            double u = Visibility.slope(column, WIDTH, CAMERA.focal());
            double v = Visibility.slope(row, WIDTH, CAMERA.focal());
            Vec ray = CAMERA.forward().plus(CAMERA.right().times(u)).plus(CAMERA.down().times(v));
            // n · (camera + depth · ray) = 0 on the plane z = 0 with n straight up
            assertThat(CAMERA.position().z() + seen.depth[at] * ray.z()).isEqualTo(0, within(1e-9));
            Surface surface = new Surface();
            surface.meet(floor, CAMERA.position(), ray.x(), ray.y(), ray.z(), seen.depth[at]);
            assertThat(surface.nz).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    void theBoundingRectangleCutsNothingOff() {
        Mat skew = Mat.aboutX(.7).times(Mat.scale(.5, .2, .9)).times(Mat.aboutY(.4));
        for (Shape shape : List.of(Ball.UNIT, Box.UNIT, Cone.CYLINDER, new Cone(.2), new Cone(1.6),
                new Ring(.3))) {
            for (Vec at : List.of(new Vec(0, 0, .5), new Vec(-2, .9, .8), new Vec(-2.2, .1, 1.4),
                    new Vec(4, -2, 1))) {
                Primitive p = solid(shape, at, skew);
                Visibility seen = new Visibility(List.of(p), CAMERA, WIDTH);
                for (int i = 0; i < WIDTH * WIDTH; i++) {
                    assertThat(seen.solid[i] >= 0).as(shape + " at " + at).isEqualTo(hits(p, i));
                }
            }
        }
    }

    private static boolean hits(Primitive p, int pixel) {
        double u = Visibility.slope(pixel % WIDTH, WIDTH, CAMERA.focal());
        double v = Visibility.slope(pixel / WIDTH, WIDTH, CAMERA.focal());
        Vec o = p.inverse.times(CAMERA.position().minus(p.centre));
        Vec d = p.inverse.times(CAMERA.forward().plus(CAMERA.right().times(u)).plus(CAMERA.down().times(v)));
        double t = p.shape.hit(o.x(), o.y(), o.z(), d.x(), d.y(), d.z(), new double[3]);
        return t != Shape.MISS && t > Visibility.NEAR;
    }

    @Test
    void aBallIsSeenAtItsNearestPointFirst() {
        Camera straight = Camera.looking(new Vec(-5, 0, 0), Vec.ZERO, 0, 1);
        Visibility seen = new Visibility(List.of(solid(Ball.UNIT, Vec.ZERO, Mat.IDENTITY)), straight, 65);
        assertThat(seen.depth[32 * 65 + 32]).isEqualTo(4, within(1e-9));
        assertThat(seen.solid[0]).isEqualTo(Visibility.NOTHING);
    }

    @Test
    void shadowsAreTheSameAsTryingEverySolid() {
        Vec sun = new Vec(.4, .3, .8).unit();
        List<Primitive> solids = SceneComposer.compose(5, SceneStyle.VARIED).primitives();
        Shadows shadows = new Shadows(solids, sun);
        Dice dice = new Dice(7);
        for (int i = 0; i < 2000; i++) {
            Vec at = new Vec(dice.uniform(-3, 3), dice.uniform(-3, 3), dice.uniform(0, 2));
            boolean lit = solids.stream().filter(p -> p.castsShadow).noneMatch(p -> {
                Vec o = p.inverse.times(at.minus(p.centre));
                Vec d = p.inverse.times(sun);
                return p.shape.hit(o.x(), o.y(), o.z(), d.x(), d.y(), d.z(), new double[3]) != Shape.MISS;
            });
            assertThat(shadows.lit(at.x(), at.y(), at.z())).isEqualTo(lit);
        }
    }
}
