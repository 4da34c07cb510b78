package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class ImprovedSegmentsTest {
    private static final SegmentSettings SETTINGS = SegmentSettings.defaults();

    private static List<Segment> read(int width, int height, IntBinaryOperator rgb) {
        return Segments.improved(Painted.of(width, height, rgb), SETTINGS);
    }

    @Test
    void hardEdgesComeBackToThePixel() {
        List<Segment> segments = read(64, 48, (x, y) -> Painted.inside(x, y, 5, 5, 20, 10) ? 0xE03020
                : Painted.inside(x, y, 30, 20, 25, 20) ? 0x20C0F0 : 0);
        assertThat(segments).hasSize(2);
        assertThat(segments.get(0).rgb()).isEqualTo(0x20C0F0);
        assertThat(Painted.pixels(segments.get(0))).isEqualTo(500);
        assertThat(Painted.pixels(segments.get(1))).isEqualTo(200);
        assertThat(segments.get(0).share().at(30, 20)).isEqualTo(1);
        assertThat(segments.get(0).share().at(29, 20)).isZero();
        assertThat(segments.get(0).score()).isGreaterThan(segments.get(1).score()).isLessThan(1);
    }

    @Test
    void thingsOfEqualColourFarApartAreTwo() {
        assertThat(read(96, 32, (x, y) -> Painted.inside(x, y, 4, 8, 16, 16) ? 0xFF8000
                : Painted.inside(x, y, 70, 8, 16, 16) ? 0xFF8000 : 0)).hasSize(2);
    }

    @Test
    void aThingBehindABarIsOne() {
        List<Segment> segments = read(64, 64, (x, y) -> Painted.inside(x, y, 28, 0, 8, 64) ? 0x00FF00
                : Painted.inside(x, y, 10, 20, 44, 24) ? 0xFF8000 : 0);
        assertThat(segments).hasSize(2).anySatisfy(segment -> {
            assertThat(segment.rgb()).isEqualTo(0xFF8000);
            assertThat(Painted.pixels(segment)).isEqualTo((44 - 8) * 24);
        });
    }

    @Test
    void neighboursOfSimilarColourAreTwo() {
        assertThat(read(64, 64, (x, y) -> !Painted.inside(x, y, 8, 8, 48, 48) ? 0
                : x < 32 ? 0x208040 : 0x208A55)).hasSize(2);
    }

    @Test
    void aSoftEdgeIsNoThing() {
        Planes soft = Painted.of(96, 96, (x, y) -> {
            double red = Math.max(0, Math.min(1, (x - 10) / 8.0)) * (x < 60 ? 1 - (x - 40) / 20.0 : 0);
            double blue = Math.max(0, Math.min(1, (x - 40) / 20.0)) * Math.min(1, Math.max(0, 90 - x) / 8.0);
            return (int) (255 * Math.max(0, Math.min(1, red))) << 16 | (int) (255 * Math.max(0, blue));
        });
        assertThat(Segments.improved(soft, SETTINGS)).hasSize(2);
    }

    @Test
    void aRingKeepsItsHoleAndASpeckInItIsFilled() {
        List<Segment> segments = read(96, 96, (x, y) -> x == 48 && y == 20 ? 0
                : Painted.inDisc(x, y, 48, 48, 40) && !Painted.inDisc(x, y, 48, 48, 15) ? 0xFFFF00 : 0);
        assertThat(segments).hasSize(1);
        assertThat(segments.get(0).share().at(48, 48)).isZero();
        assertThat(segments.get(0).share().at(48, 20)).isGreaterThanOrEqualTo(0.5f);
    }

    @Test
    void noiseIsNoThing() {
        Random random = new Random(1);
        Planes noisy = Painted.of(96, 96, (x, y) -> {
            int level = Painted.inside(x, y, 20, 20, 50, 40) ? 180 : 20;
            int rgb = 0;
            for (int k = 0; k < 3; k++) {
                rgb = rgb << 8 | Math.max(0, Math.min(255, (int) (level + 25 * random.nextGaussian())));
            }
            return rgb;
        });
        assertThat(Segments.improved(noisy, SETTINGS)).singleElement().satisfies(segment ->
                assertThat(Painted.pixels(segment)).isBetween(1960, 2040));
    }

    @Test
    void aMixedPixelBelongsInPart() {
        Planes picture = Painted.of(64, 64, (x, y) -> !Painted.inside(x, y, 8, 8, 40, 40) ? 0
                : x == 47 ? 0xBF0000 : x == 8 ? 0x400000 : 0xFF0000);
        Segment segment = Segments.improved(picture, SETTINGS).get(0);
        assertThat(segment.share().at(47, 20)).isBetween(0.7f, 0.8f);
        assertThat(segment.share().at(8, 20)).isBetween(0.2f, 0.3f);
        assertThat(segment.share().at(20, 20)).isEqualTo(1);
    }

    @Test
    void aPictureOfMorePixelsThanTheSideIsCutToThePixelToo() {
        SegmentSettings coarse = Constants.with(SETTINGS, "side", "32");
        Planes picture = Painted.of(96, 96, (x, y) -> Painted.inside(x, y, 10, 11, 50, 40) ? 0x40FF40 : 0);
        assertThat(Segments.improved(picture, coarse)).singleElement()
                .satisfies(segment -> assertThat(Painted.pixels(segment)).isEqualTo(2000));
    }

    @Test
    void blackAndNearlyBlackPicturesHaveNoThings() {
        assertThat(read(40, 30, (x, y) -> 0)).isEmpty();
        assertThat(read(40, 30, (x, y) -> x * 0x010101)).isEmpty();
        assertThat(read(1, 1, (x, y) -> 0)).isEmpty();
    }

    @Test
    void aPictureThatIsOneThingIsOneThing() {
        assertThat(read(40, 30, (x, y) -> 0x8040C0)).singleElement()
                .satisfies(segment -> assertThat(Painted.pixels(segment)).isEqualTo(1200));
    }
}
