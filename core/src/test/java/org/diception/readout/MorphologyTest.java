package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MorphologyTest {
    private static boolean[] mask(String... rows) {
        boolean[] mask = new boolean[rows.length * rows[0].length()];
        String all = String.join("", rows);
        for (int i = 0; i < mask.length; i++) {
            mask[i] = all.charAt(i) == '#';
        }
        return mask;
    }

    @Test
    void openingRemovesWhatTheSquareDoesNotFitInto() {
        boolean[] mask = mask("####.", "###..", "###..", ".....", "#....");
        assertThat(Morphology.open(mask, 5, 3)).isEqualTo(mask("###..", "###..", "###..", ".....", "....."));
        assertThat(Morphology.open(mask, 5, 1)).isEqualTo(mask);
    }

    @Test
    void closingBridgesACrack() {
        boolean[] mask = mask("##.##", "##.##", "##.##");
        assertThat(Morphology.close(mask, 5, 3)).isEqualTo(mask("#####", "#####", "#####"));
    }

    @Test
    void holesAreWhatSidesDoNotConnectWithTheBorder() {
        boolean[] mask = mask(".###.", ".#.#.", ".##.#", "....#");
        assertThat(Morphology.fillHoles(mask, 5)).isEqualTo(mask(".###.", ".###.", ".##.#", "....#"));
    }

    @Test
    void partsTouchAtSidesAndCorners() {
        Components parts = Components.of(mask("#..##", ".#..#", "....#", "#.#.#", "###.."), 5);
        assertThat(parts.count()).isEqualTo(3);
        assertThat(parts.area()).containsExactly(13, 2, 5, 5);
    }
}
