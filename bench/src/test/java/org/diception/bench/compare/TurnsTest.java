package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void whoBeginsChangesWithEveryRoundAndWarmUpsDoNotCount() {
        var turns = new Turns(List.of(Stage.ENCODE), 1, 2, line -> {});
        Map<Stage, Turns.Pair> all = turns.run(side("a", 1), side("b", 3));
        assertThat(calls).containsExactly("b", "a", "a", "b", "b", "a");
        assertThat(all.get(Stage.ENCODE).ours()).hasSize(2);
        assertThat(all.get(Stage.ENCODE).ratio(Took::seconds)).isEqualTo(3);
    }

    @Test
    void whatTakesMinutesIsMeasuredOnce() {
        var turns = new Turns(List.of(Stage.SIX), 1, 3, line -> {});
        Map<Stage, Turns.Pair> all = turns.run(side("a", 100), side("b", 200));
        assertThat(calls).containsExactly("b", "a");
        assertThat(all.get(Stage.SIX).ratio(Took::seconds)).isEqualTo(2);
    }

    @Test
    void someOfTheStagesCanBeTaken() {
        var turns = new Turns(List.of(Stage.ENCODE, Stage.ANSWER, Stage.DECODE), 0, 1, line -> {});
        assertThat(turns.of(Stage::isNetwork).stages()).containsExactly(Stage.ENCODE, Stage.DECODE);
    }

    private Side side(String name, double seconds) {
        return stage -> {
            calls.add(name);
            return new Took(seconds, seconds, 1);
        };
    }
}
