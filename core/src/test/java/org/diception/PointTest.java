package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointTest {
    @Test
    void pixelsBecomeSharesOfTheUprightPhoto() {
        assertThat(Point.at(320, 120).within(640, 480)).isEqualTo(Point.normalised(0.5, 0.25));
    }

    @Test
    void normalisedPointsFitEveryPhoto() {
        assertThat(Point.normalised(0.3, 1).within(10, 20)).isEqualTo(Point.normalised(0.3, 1));
    }

    @Test
    void aPointOutsideThePhotoIsRefusedWithBothSizes() {
        assertThatThrownBy(() -> Point.at(641, 20).within(640, 480))
                .isInstanceOf(InputException.class)
                .hasMessage("point 641,20 lies outside the photo of 640x480 pixels;"
                        + " points are x,y of the upright photo");
    }

    @Test
    void labelZeroIsRefusedAsAnEmptySlot() {
        assertThat(Point.labelled(3, 4, 1)).isEqualTo(Point.at(3, 4));
        assertThatThrownBy(() -> Point.labelled(3, 4, 0))
                .isInstanceOf(UsageException.class).hasMessageContaining("empty slot");
    }

    @Test
    void coordinatesThatAreNoPlaceAreRefused() {
        assertThatThrownBy(() -> Point.at(Double.NaN, 1)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Point.at(-1, 1)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Point.normalised(1.5, 0.2))
                .isInstanceOf(UsageException.class).hasMessageContaining("between 0 and 1");
    }
}
