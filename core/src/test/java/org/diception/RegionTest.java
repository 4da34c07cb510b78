package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegionTest {
    private static final boolean[] MASK = {
        false, false, false, false, false,
        false, false, true, true, false,
        false, false, false, true, false};

    @Test
    void aRegionHasTheBoxAndTheAreaOfItsMaskAndGivesItBack() {
        Region region = Region.of(MASK, 5);
        assertThat(region.box()).isEqualTo(new Box(2, 1, 2, 2));
        assertThat(region.area()).isEqualTo(3);
        assertThat(region.toArray()).isEqualTo(MASK);
        assertThat(region.contains(3, 2)).isTrue();
        assertThat(region.contains(2, 2)).isFalse();
        assertThat(region.contains(4, 1)).isFalse();
        assertThat(region).isEqualTo(Region.of(MASK.clone(), 5)).isNotEqualTo(Region.of(MASK, 15));
    }

    @Test
    void anEmptyMaskHasAnEmptyBox() {
        Region region = Region.of(new boolean[6], 3);
        assertThat(region.area()).isZero();
        assertThat(region.box()).isEqualTo(new Box(0, 0, 0, 0));
        assertThat(region.toArray()).isEqualTo(new boolean[6]);
        assertThat(region.contains(0, 0)).isFalse();
    }

    @Test
    void aMaskWithoutWholeRowsIsRefused() {
        assertThatThrownBy(() -> Region.of(new boolean[7], 3)).isInstanceOf(UsageException.class)
                .hasMessageContaining("7").hasMessageContaining("3");
    }
}
