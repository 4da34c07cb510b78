package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class ReadOutTest {
    /** Two pixels side by side in three planes. */
    private static Planes pair(float... values) {
        return new Planes(3, 1, 2, values);
    }

    @Test
    void disparityIsTheMeanOfTheChannelsWithinZeroAndOne() {
        Planes disparity = Disparity.of(pair(0.3f, 2, 0.6f, 2, 0.9f, 2), 2, 1);
        assertThat(disparity.channels()).isEqualTo(1);
        assertThat(disparity.data()[0]).isCloseTo(0.6f, within(1e-6f));
        assertThat(disparity.data()[1]).isEqualTo(1);
    }

    @Test
    void valuesNotColoursAreResized() {
        Planes disparity = Disparity.of(pair(0, 1, 0, 1, 0, 1), 4, 1);
        assertThat(disparity.width()).isEqualTo(4);
        assertThat(disparity.data()).containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(1e-6f));
    }

    @Test
    void aWallThatFacesTheCameraPointsToTheViewer() {
        Planes normals = UnitNormals.of(pair(0.5f, 0.5f, 0.5f, 0.5f, 0.9f, 0.9f), 2, 1);
        assertThat(normals.data()).containsExactly(new float[] {0, 0, 0, 0, 1, 1}, within(1e-6f));
    }

    @Test
    void normalsHaveLengthOneAtEverySizeEvenWhereTheyTurn() {
        Planes normals = UnitNormals.of(pair(1, 0, 0.5f, 0.5f, 0.6f, 0.6f), 7, 3);
        int area = 7 * 3;
        for (int i = 0; i < area; i++) {
            float x = normals.data()[i];
            float y = normals.data()[area + i];
            float z = normals.data()[2 * area + i];
            assertThat(x * x + y * y + z * z).isCloseTo(1, within(1e-5f));
        }
    }

    @Test
    void aVectorWithoutLengthFacesTheViewer() {
        assertThat(UnitNormals.of(pair(0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f), 2, 1).data())
                .containsExactly(0, 0, 0, 0, 1, 1);
    }

    @Test
    void aMaskKeepsItsSoftEdge() {
        Planes alpha = SoftMask.alpha(pair(0, 1, 0, 1, 0, 1), 1, 4, 1);
        assertThat(alpha.data()).containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(1e-6f));
        assertThat(SoftMask.blackAndWhite(alpha, 0.5f).rgb())
                .containsExactly(0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1);
    }

    @Test
    void whatIsAsBrightAsUnderThePointsCountsAsWhite() {
        Planes grey = new Planes(1, 1, 4, new float[] {0, 0.3f, 0.5f, 0.9f});
        MaskSettings settings = new MaskSettings(0.2);
        assertThat(SoftMask.white(grey, new double[] {0.6, 0.5}, settings)).isEqualTo(0.5);
        assertThat(SoftMask.white(grey, new double[] {0.3, 0, 1, 1}, settings)).isCloseTo(0.6, within(1e-6));
        assertThat(SoftMask.white(grey, new double[] {0, 0}, settings)).as("nothing there").isEqualTo(0.2);
        assertThat(SoftMask.white(grey, new double[0], settings)).as("no points").isEqualTo(1);
        assertThat(SoftMask.white(grey, new double[] {0.6, 0.5}, new MaskSettings(1))).isEqualTo(1);
        Planes alpha = SoftMask.alpha(pair(0, 0.5f, 0, 0.5f, 0, 0.5f), 0.5, 2, 1);
        assertThat(alpha.data()).containsExactly(new float[] {0, 1}, within(1e-6f));
    }

    @Test
    void aHardMaskIsDecidedAndAnEmptyOneScoresNothing() {
        assertThat(SoftMask.decisiveness(new Planes(1, 1, 2, new float[] {0, 1}), 0.5f)).isEqualTo(1);
        assertThat(SoftMask.decisiveness(new Planes(1, 1, 2, new float[] {0.4f, 0.6f}), 0.5f))
                .isCloseTo(0.6 / 1.4, within(1e-6));
        assertThat(SoftMask.decisiveness(new Planes(1, 1, 2, new float[] {0.4f, 0}), 0.5f)).isZero();
    }
}
