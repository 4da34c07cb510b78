package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class PaperSegmentsTest {
    private static final PaperSettings SETTINGS = PaperSettings.defaults();

    @Test
    void eachColourBecomesAMaskAndBlackBecomesNone() {
        Planes picture = Painted.of(64, 48, (x, y) -> Painted.inside(x, y, 5, 5, 20, 10) ? 0xE03020
                : Painted.inside(x, y, 30, 20, 25, 20) ? 0x20C0F0 : 0);
        List<Segment> segments = Segments.paper(picture, SETTINGS);
        assertThat(segments).hasSize(2).allSatisfy(segment -> assertThat(segment.score()).isEqualTo(1));
        assertThat(segments).anySatisfy(segment -> {
            assertThat(segment.rgb()).isEqualTo(0x20C0F0);
            assertThat(segment.share().left()).isEqualTo(30);
            assertThat(segment.share().top()).isEqualTo(20);
            assertThat(Painted.pixels(segment)).isEqualTo(500);
        });
    }

    @Test
    void aHoleIsFilledAndASpeckIsWipedOff() {
        Planes picture = Painted.of(64, 64, (x, y) -> x == 3 && y == 3 ? 0xFFFFFF
                : Painted.inside(x, y, 20, 20, 8, 8) ? 0
                : Painted.inside(x, y, 10, 10, 30, 30) ? 0xFFFFFF : 0);
        assertThat(Segments.paper(picture, SETTINGS)).singleElement()
                .satisfies(segment -> assertThat(Painted.pixels(segment)).isEqualTo(900));
    }

    @Test
    void aMaskInManyPartsIsDroppedAsPrinted() {
        Planes crowd = Painted.of(96, 96, (x, y) -> x % 24 < 12 && y % 24 < 12 ? 0xFFFFFF : 0);
        assertThat(Segments.paper(crowd, SETTINGS)).isEmpty();
    }

    @Test
    void anEmptyPictureHasNoSegments() {
        assertThat(Segments.paper(Painted.of(32, 32, (x, y) -> 0), SETTINGS)).isEmpty();
    }
}
