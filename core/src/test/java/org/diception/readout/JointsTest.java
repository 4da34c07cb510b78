package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class JointsTest {
    @Test
    void theMiddleOfARedDiscIsAJoint() {
        Planes picture = Painted.of(80, 60, (x, y) -> Painted.inDisc(x, y, 20.5, 30.5, 4) ? 0xFF0000
                : Painted.inDisc(x, y, 60, 10, 4) ? 0xFF0000 : y == 30 ? 0x00FF00 : 0);
        List<Dot> dots = Joints.of(picture, PoseSettings.defaults());
        assertThat(dots).hasSize(2);
        assertThat(dots.get(0).x()).isCloseTo(60, within(0.01));
        assertThat(dots.get(0).y()).isCloseTo(10, within(0.01));
        assertThat(dots.get(1).x()).isCloseTo(20.5, within(0.01));
        assertThat(dots.get(1).y()).isCloseTo(30.5, within(0.01));
        assertThat(dots.get(1).score()).isEqualTo(1);
    }
}
