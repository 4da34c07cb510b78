package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.diception.InputException;
import org.diception.UsageException;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class ColourMapTest {
    private static final SafetensorsFile GOLDEN =
            SafetensorsFile.open(GoldenImages.IMAGES.resolve("colormap.safetensors"));

    @Test
    void spectralIsMatplotlibsTable() {
        double[] table = GOLDEN.doubles("lut_f64");
        int entries = table.length / 3;
        float[] ramp = new float[entries];
        for (int i = 0; i < entries; i++) {
            ramp[i] = (i + 0.5f) / entries;
        }
        byte[] colours = ColourMap.SPECTRAL.apply(new Planes(1, 1, entries, ramp)).rgb();
        for (int i = 0; i < table.length; i++) {
            assertThat(colours[i] & 0xff).as("entry %d", i / 3).isEqualTo((int) (255 * table[i]));
        }
    }

    @Test
    void matplotlibsListedMapsHaveItsColours() {
        Planes ends = new Planes(1, 1, 3, new float[] {0, 0.5f, 1});
        assertThat(hex(ColourMap.VIRIDIS.apply(ends))).isEqualTo("44015420908cfde724");
        assertThat(hex(ColourMap.MAGMA.apply(ends))).isEqualTo("000003b63679fbfcbf");
        assertThat(hex(ColourMap.INFERNO.apply(ends))).isEqualTo("000003bb3754fcfea4");
        assertThat(ColourMap.parse("Viridis")).isEqualTo(ColourMap.VIRIDIS);
        assertThatThrownBy(() -> ColourMap.parse("jet")).isInstanceOf(UsageException.class)
                .hasMessage("unknown colour map 'jet'; known: spectral, grey, viridis, magma, inferno");
    }

    private static String hex(RgbImage image) {
        return HexFormat.of().formatHex(image.rgb());
    }

    @Test
    void greyShowsEveryByteAsItself() {
        Planes ramp = new Planes(1, 1, 256, new float[256]);
        for (int i = 0; i < 256; i++) {
            ramp.data()[i] = i / 255f;
        }
        byte[] grey = ColourMap.GREY.apply(ramp).rgb();
        for (int i = 0; i < 256; i++) {
            assertThat(grey[3 * i] & 0xff).isEqualTo(i);
        }
    }

    @Test
    void paintedDepthIsColouredAsInTheOfficialScripts() {
        long[] shape = GOLDEN.shape("depth");
        Planes depth = new Planes((int) shape[0], (int) shape[1], (int) shape[2], GOLDEN.floats("depth"));
        RgbImage coloured = ColourMap.SPECTRAL.apply(depth.mean());
        byte[] expected = GOLDEN.bytes("colored_u8");
        int area = depth.height() * depth.width();
        for (int i = 0; i < expected.length; i++) {
            assertThat(coloured.rgb()[3 * (i % area) + i / area]).as("sample %d", i).isEqualTo(expected[i]);
        }
    }

    @Test
    void valuesOutsideAreClippedAndNotANumberIsBlack() {
        Planes plane = new Planes(1, 1, 4, new float[] {-3, 2, Float.NaN, 0.5f});
        RgbImage grey = ColourMap.GREY.apply(plane);
        assertThat(grey.rgb()).containsExactly(0, 0, 0, 255, 255, 255, 0, 0, 0, 128, 128, 128);
        assertThatThrownBy(() -> ColourMap.GREY.apply(Planes.of(grey)))
                .isInstanceOf(InputException.class).hasMessageContaining("3 given");
    }
}
