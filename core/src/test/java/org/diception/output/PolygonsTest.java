package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.diception.Paintings;
import org.diception.Region;
import org.diception.Task;
import org.diception.readout.CocoRle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonsTest {
    private static Region region(String mask) {
        return Paintings.instances(Task.ENTITY.question(), mask).instances().get(0).region();
    }

    private static boolean[] random(int seed, int width, int height, double density) {
        Random random = new Random(seed);
        boolean[] mask = new boolean[width * height];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < density;
        }
        mask[random.nextInt(mask.length)] = true;
        return mask;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8, 1})
    void exactPolygonsFillToTheVeryMaskWithAllHolesAndIslands(double density) {
        for (int seed = 0; seed < 30; seed++) {
            boolean[] mask = random(seed, 9, 13, density);
            List<double[]> parts = Polygons.of(Region.of(mask, 9), 0);
            assertThat(CocoRle.polygons(13, 9, parts)).as("seed %d", seed).isEqualTo(CocoRle.encode(mask, 9));
        }
    }

    @Test
    void aRectangleHasFourCornersOnTheEdgesOfItsPixels() {
        List<double[]> parts = Polygons.of(region("""
                .....
                .###.
                .###."""), 0);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0)).containsExactly(1, 1, 4, 1, 4, 3, 1, 3);
    }

    @Test
    void pixelsThatTouchAtACornerArePartsOfTheirOwn() {
        assertThat(Polygons.of(region("""
                #.
                .#"""), 0)).hasSize(2);
    }

    @Test
    void aHoleIsReachedOverABridgeAndBelongsToTheRingAroundIt() {
        List<double[]> parts = Polygons.of(region("""
                ########
                #......#
                #.####.#
                #.#..#.#
                #.####.#
                #......#
                ########"""), 0);
        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part).hasSize(20));
    }

    @Test
    void simplifyingADiscLosesLittleAndSavesMostCorners() {
        boolean[] disc = new boolean[100 * 100];
        for (int i = 0; i < disc.length; i++) {
            disc[i] = Math.hypot(i % 100 - 49.5, i / 100 - 49.5) < 40;
        }
        Region region = Region.of(disc, 100);
        List<double[]> exact = Polygons.of(region, 0);
        List<double[]> simple = Polygons.of(region, 1);
        assertThat(simple.get(0).length).isLessThan(exact.get(0).length / 4);
        // a tolerance of one pixel can cost at most a rim of one pixel: 2 pi 40 of pi 40^2 pixels
        CocoRle filled = CocoRle.polygons(100, 100, simple);
        assertThat(filled.iou(CocoRle.encode(disc, 100), false)).isGreaterThan(0.95);
    }

    @Test
    void aSinglePixelStaysAPolygon() {
        assertThat(Polygons.of(region("#"), 5).get(0)).hasSize(8);
    }
}
