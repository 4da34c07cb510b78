package org.diception.server.photos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTest {
    private final Kept<String, Integer> kept = new Kept<>(10, value -> value);

    @Test
    void theLeastRecentlyUsedGoesFirst() {
        kept.put("a", 4);
        kept.put("b", 4);
        assertThat(kept.get("a")).hasValue(4);
        kept.put("c", 4);
        assertThat(kept.get("b")).isEmpty();
        assertThat(kept.get("a")).hasValue(4);
        assertThat(kept.state()).isEqualTo(new Kept.State(2, 8, 2, 1, 1));
    }

    @Test
    void whatIsLargerThanAllTheRoomPushesNothingOut() {
        kept.put("a", 4);
        assertThat(kept.put("b", 11)).isFalse();
        assertThat(kept.get("a")).hasValue(4);
    }

    @Test
    void whatIsPutTwiceCountsOnce() {
        kept.put("a", 4);
        kept.put("a", 6);
        assertThat(kept.state().bytes()).isEqualTo(6);
        assertThat(kept.remove("a")).isTrue();
        assertThat(kept.state().bytes()).isZero();
    }
}
