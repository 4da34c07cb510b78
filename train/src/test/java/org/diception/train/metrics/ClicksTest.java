package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diception.InputException;
import org.junit.jupiter.api.Test;

class ClicksTest {
    @Test
    void theClickIsTheFirstOfTheInnermostPixels() {
        boolean[] mask = new boolean[7 * 7];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 7 >= 1 && i % 7 <= 4 && i / 7 >= 1 && i / 7 <= 5;
        }
        assertThat(Clicks.first(mask, 7)).isEqualTo(new Clicks.Click(2 * 7 + 2, true));
        boolean[] all = new boolean[9];
        Arrays.fill(all, true);
        assertThat(Clicks.first(all, 3).pixel()).isEqualTo(4);
    }

    @Test
    void aMaskWithoutAPixelIsRefused() {
        assertThatThrownBy(() -> Clicks.first(new boolean[12], 4))
                .isInstanceOf(InputException.class).hasMessageContaining("without a pixel");
    }

    @Test
    void theNextClickIsInTheDeeperErrorAndNegativeWhereBothAreEqual() {
        boolean[] truth = row(".#####....");
        assertThat(Clicks.next(truth, row(".#........"), 10)).contains(new Clicks.Click(2, true));
        assertThat(Clicks.next(truth, row(".####.##.."), 10)).contains(new Clicks.Click(6, false));
        assertThat(Clicks.next(truth, truth, 10)).isEmpty();
    }

    @Test
    void theClickerGoesOnWhileSomethingIsMissing() {
        boolean[] truth = row("###....###");
        List<float[]> asked = new ArrayList<>();
        Clicker.Result result = Clicker.run(truth, 10, 5, points -> {
            asked.add(points);
            return points.length == 2 ? row("###.......") : truth;
        });
        assertThat(result.ious()).containsExactly(.5, 1, 1, 1, 1);
        assertThat(result.clicks()).isEqualTo(2);
        assertThat(result.end()).isEqualTo(Clicker.End.EXACT);
        assertThat(asked.get(1)).containsExactly(.05f, .5f, .75f, .5f);
    }

    @Test
    void theClickerStopsWhereOnlyANegativeClickWouldHelp() {
        boolean[] truth = row("###.......");
        Clicker.Result result = Clicker.run(truth, 10, 3, points -> row("######...."));
        assertThat(result.ious()).containsExactly(.5, .5, .5);
        assertThat(result.clicks()).isEqualTo(1);
        assertThat(result.end()).isEqualTo(Clicker.End.NEEDS_NEGATIVE_CLICK);
    }

    @Test
    void theClickerStopsAtTheLimit() {
        boolean[] truth = row("##########");
        Clicker.Result result = Clicker.run(truth, 10, 2, points -> new boolean[10]);
        assertThat(result.ious()).containsExactly(0, 0);
        assertThat(result.end()).isEqualTo(Clicker.End.LIMIT);
    }

    private static boolean[] row(String picture) {
        boolean[] mask = new boolean[picture.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = picture.charAt(i) == '#';
        }
        return mask;
    }
}
