package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class RoundingTest {
    @Test
    void bothScriptsTruncateInTheirOwnWay() {
        try (var golden = SafetensorsFile.open(GoldenImages.IMAGES.resolve("to_u8.safetensors"))) {
            long[] shape = golden.shape("x");
            Planes x = new Planes((int) shape[0], (int) shape[1], (int) shape[2], golden.floats("x"));
            assertThat(x.toRgb(Rounding.TRUNCATED).rgb()).isEqualTo(golden.bytes("single_u8_hwc"));
            assertThat(x.toRgb(Rounding.HALF_TRUNCATED).rgb()).isEqualTo(golden.bytes("batch_u8_hwc"));
        }
    }

    @Test
    void ourDefaultReturnsEveryByteThatItWasMadeFrom() {
        for (int value = 0; value < 256; value++) {
            assertThat(Rounding.NEAREST.toByte(value / 255f)).isEqualTo(value);
        }
        assertThat(Rounding.NEAREST.toByte(-1)).isZero();
        assertThat(Rounding.NEAREST.toByte(7)).isEqualTo(255);
        assertThat(Rounding.NEAREST.toByte(Float.NaN)).isZero();
    }

    @Test
    void halvesAreTheNearestWithTiesToEven() {
        assertThat(Rounding.toHalf(1 + 0x1p-11f)).isEqualTo(1);
        assertThat(Rounding.toHalf(1 + 3 * 0x1p-11f)).isEqualTo(1 + 0x1p-9f);
        assertThat(Rounding.toHalf(0x1p-25f)).isZero();
        assertThat(Rounding.toHalf(3 * 0x1p-25f)).isEqualTo(0x1p-23f);
        assertThat(Rounding.toHalf(0.1f)).isEqualTo(0.0999755859375f);
    }
}
