package org.diception.train.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.diception.readout.Skeleton;
import org.junit.jupiter.api.Test;

class PaintersTest {
    @Test
    void theNearestPixelIsWhiteAndTheFarthestBlack() {
        assertThat(DepthTruth.paint(new float[] {0, 1, 4}))
                .containsExactly(-1, -.5f, 1, -1, -.5f, 1, -1, -.5f, 1);
    }

    @Test
    void aPictureWithoutDepthIsBlack() {
        assertThat(DepthTruth.paint(new float[] {3, 3})).containsOnly(-1);
    }

    @Test
    void normalsBecomePlanesAndTheSkyMidGrey() {
        assertThat(NormalTruth.paint(new float[] {1, 0, 0, 0, 0, 0, 0, -.6f, .8f}))
                .containsExactly(1, 0, 0, 0, 0, -.6f, 0, 0, .8f);
    }

    @Test
    void aMaskIsWhiteOnBlack() {
        assertThat(MaskTruth.paint(new boolean[] {true, false})).containsExactly(1, -1, 1, -1, 1, -1);
    }

    @Test
    void pointsLieOnTheMask() {
        boolean[] mask = new boolean[6 * 4];
        mask[2 * 6 + 1] = true;
        mask[3 * 6 + 5] = true;
        float[] points = MaskTruth.points(mask, 6, 50, new Random(1));
        assertThat(points).hasSize(100);
        for (int p = 0; p < 50; p++) {
            assertThat(mask[(int) (points[2 * p + 1] * 4) * 6 + (int) (points[2 * p] * 6)]).isTrue();
        }
        assertThatThrownBy(() -> MaskTruth.points(new boolean[4], 2, 1, new Random(1)))
                .hasMessageContaining("empty");
    }

    @Test
    void instancesGetColoursApartFromEachOtherAndFromBlack() {
        int[] ids = new int[9];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        float[] picture = InstanceTruth.paint(ids, id -> id != 4, new Random(3));
        for (int i = 0; i < ids.length; i++) {
            boolean painted = i != 0 && i != 4;
            assertThat(Palette.distance(at(picture, i), new float[] {-1, -1, -1}) >= 1).isEqualTo(painted);
            for (int j = 0; painted && j < i; j++) {
                assertThat(Palette.distance(at(picture, i), at(picture, j))).isGreaterThan(.5);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameColoursAndAnotherOneOthers() {
        int[] ids = {0, 1, 2, 2};
        float[] first = InstanceTruth.paint(ids, id -> true, new Random(3));
        assertThat(InstanceTruth.paint(ids, id -> true, new Random(3))).isEqualTo(first);
        assertThat(InstanceTruth.paint(ids, id -> true, new Random(4))).isNotEqualTo(first);
    }

    @Test
    void manyInstancesStillGetColours() {
        int[] ids = new int[120];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        float[] picture = InstanceTruth.paint(ids, id -> true, new Random(3));
        Set<String> colours = new HashSet<>();
        for (int i = 0; i < ids.length; i++) {
            colours.add(java.util.Arrays.toString(at(picture, i)));
        }
        assertThat(colours).hasSize(120);
    }

    @Test
    void jointsAreRedAndLimbsHaveTheirColour() {
        float[] joints = new float[51];
        joint(joints, 5, 20, 20);
        joint(joints, 7, 20, 60);
        float[] picture = PoseTruth.paint(List.of(joints), 80, 80);
        assertThat(pixel(picture, 20, 20)).containsExactly(new float[] {1, -1, -1}, within(.01f));
        assertThat(pixel(picture, 20, 60)).containsExactly(new float[] {1, -1, -1}, within(.01f));
        // the left upper arm is blue; the line covers three quarters of this pixel
        assertThat(pixel(picture, 20, 40)[2]).isGreaterThan(.4f);
        assertThat(pixel(picture, 40, 40)).containsOnly(-1);
    }

    @Test
    void aLimbWithAnUnknownEndIsLeftOut() {
        float[] joints = new float[51];
        joint(joints, 5, 20, 20);
        float[] picture = PoseTruth.paint(List.of(joints), 80, 80);
        assertThat(pixel(picture, 20, 20)[0]).isGreaterThan(.9f);
        assertThat(pixel(picture, 1, 1)).containsOnly(-1);
        assertThat(pixel(picture, 10, 10)).containsOnly(-1);
    }

    @Test
    void limbColoursAreApartFromEachOtherFromRedAndFromBlack() {
        List<Skeleton.Limb> limbs = Skeleton.LIMBS;
        for (int i = 0; i < limbs.size(); i++) {
            assertThat(apart(limbs.get(i).rgb(), 0xFF0000)).isGreaterThan(100);
            assertThat(apart(limbs.get(i).rgb(), 0)).isGreaterThan(100);
            for (int j = 0; j < i; j++) {
                assertThat(apart(limbs.get(i).rgb(), limbs.get(j).rgb())).as(i + " and " + j)
                        .isGreaterThan(60);
            }
        }
    }

    private static double apart(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return Math.sqrt(red * red + green * green + blue * blue);
    }

    private static void joint(float[] joints, int joint, float x, float y) {
        joints[3 * joint] = x;
        joints[3 * joint + 1] = y;
        joints[3 * joint + 2] = 2;
    }

    private static float[] pixel(float[] picture, int x, int y) {
        return at(picture, y * 80 + x);
    }

    private static float[] at(float[] picture, int pixel) {
        int pixels = picture.length / 3;
        return new float[] {picture[pixel], picture[pixels + pixel], picture[2 * pixels + pixel]};
    }
}
