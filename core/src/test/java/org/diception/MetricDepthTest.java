package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.io.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricDepthTest {
    /** 1/metres = 0.4 d + 0.1: 10 m at 0, 2 m at 1. */
    private static final Planes DISPARITY = new Planes(1, 2, 4, new float[] {0, 0.25f, 0.5f, 1, 0, 0, 1, 1});

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("points.csv"), text);
    }

    private KnownDistances points(String text) throws IOException {
        return KnownDistances.readPoints(file(text), 4, 2);
    }

    @Test
    void twoKnownDistancesGiveScaleAndShift() throws IOException {
        KnownDistances two = points("x,y,metres\n0.5,0.5,10\n3.5,1.5,2\n");
        MetricDepth depth = MetricDepth.align(DISPARITY, two, false);
        assertThat(depth.scale()).isEqualTo(0.4, within(1e-9));
        assertThat(depth.shift()).isEqualTo(0.1, within(1e-9));
        assertThat(depth.metres().data()).containsExactly(
                new float[] {10, 5, 1 / 0.3f, 2, 10, 10, 2, 2}, within(1e-5f));
        assertThat(depth.fit().rmse()).isEqualTo(0, within(1e-6));
        assertThat(depth.fit().delta1()).isEqualTo(1);
    }

    @Test
    void aMapOfAnySizeGivesThemTooAndItsZerosAreUnknown() {
        Planes map = new Planes(1, 1, 4, new float[] {10, 0, Float.NaN, 2});
        MetricDepth depth = MetricDepth.align(DISPARITY, KnownDistances.ofMap(map), false);
        assertThat(depth.fit().known()).isEqualTo(2);
        assertThat(depth.scale()).isEqualTo(0.4, within(1e-9));
    }

    @Test
    void robustLeavesOutWhatDoesNotFitAndSaysSo() throws IOException {
        String lines = "0,0,10\n1,0,5\n2,0,3.3333333\n3,0,2\n0,1,10\n3,1,2\n2,1,77\n";
        MetricDepth plain = MetricDepth.align(DISPARITY, points(lines), false);
        MetricDepth robust = MetricDepth.align(DISPARITY, points(lines), true);
        assertThat(robust.fit().used()).isEqualTo(6);
        assertThat(robust.fit().known()).isEqualTo(7);
        assertThat(robust.scale()).isEqualTo(0.4, within(1e-6));
        assertThat(plain.fit().absRel()).isGreaterThan(0.1);
    }

    @Test
    void whatWouldLieBeyondInfinityHasNoDistance() throws IOException {
        MetricDepth depth = MetricDepth.align(DISPARITY, points("1,0,100\n3,0,2\n"), false);
        assertThat(depth.shift()).isNegative();
        assertThat(depth.metres().data()[0]).isNaN();
    }

    @Test
    void nothingIsInvertedSilently() throws IOException {
        KnownDistances upsideDown = points("0,0,2\n3,0,10\n");
        assertThatThrownBy(() -> MetricDepth.align(DISPARITY, upsideDown, false))
                .isInstanceOf(InputException.class).hasMessageContaining("large disparities are far");
    }

    @Test
    void tooLittleIsKnown() throws IOException {
        KnownDistances one = points("0,0,2");
        assertThatThrownBy(() -> MetricDepth.align(DISPARITY, one, false))
                .isInstanceOf(InputException.class).hasMessageContaining("two at least");
        KnownDistances same = points("0,0,2\n0,1,2.1\n1,1,2");
        for (boolean robust : new boolean[] {true, false}) {
            assertThatThrownBy(() -> MetricDepth.align(DISPARITY, same, robust))
                    .isInstanceOf(InputException.class).hasMessageContaining("at the same disparity");
        }
    }

    @Test
    void aLineThatCannotBeUsedIsNamed() throws IOException {
        for (String[] bad : new String[][] {
            {"x,y,m\n1,1", "line 2: '1,1' is not x,y,metres"},
            {"1,1,2\n\n# one\nx,1,2", "line 4"},
            {"9,1,2", "lies outside the photo of 4x2"},
            {"1,1,0", "0.0 m is no distance"},
            {"1,1,NaN", "NaN m is no distance"},
            {"# nothing", "no known distance in it"}}) {
            assertThatThrownBy(() -> points(bad[0])).as(bad[0]).isInstanceOf(InputException.class)
                    .hasMessageContaining("points.csv").hasMessageContaining(bad[1]);
        }
        assertThatThrownBy(() -> KnownDistances.readPoints(folder.resolve("none"), 1, 1))
                .hasMessageContaining("no such file");
    }

    @Test
    void blanksAndSemicolonsSeparateTooAndCommentsAreSkipped() throws IOException {
        KnownDistances known = points("# tape\nx y m\n 1 1 2.5\n2;1;3\n3\t0\t4e0\n");
        assertThat(known.metres()).containsExactly(2.5, 3, 4);
        assertThat(known.x()).containsExactly(0.25, 0.5, 0.75);
    }

    @Test
    void mapsAreArraysOrSixteenBitPicturesInAnyUnit() {
        Path npy = folder.resolve("map.npy");
        Npy.write(npy, new float[] {0, 1.5f}, 1, 1, 2);
        assertThat(KnownDistances.readMap(npy, 1).metres()).containsExactly(1.5);
        Path png = folder.resolve("map.png");
        PngWriter.grey16(2, 1, new short[] {2500, 0}).write(png);
        assertThat(KnownDistances.readMap(png, 0.001).metres()[0]).isEqualTo(2.5, within(1e-6));
        PngWriter.grey16(2, 1, new short[2]).write(png);
        assertThatThrownBy(() -> KnownDistances.readMap(png, 1)).hasMessageContaining("is it a depth map?");
        Npy.write(npy, new float[12], 3, 2, 2);
        assertThatThrownBy(() -> KnownDistances.readMap(npy, 1)).hasMessageContaining("[3, 2, 2]");
        assertThatThrownBy(() -> KnownDistances.readMap(npy, 0)).isInstanceOf(UsageException.class);
    }
}
