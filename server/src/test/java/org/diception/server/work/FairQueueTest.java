package org.diception.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(8);

    @Test
    void clientsTakeTurns() {
        List.of("a1", "a2", "a3", "b1", "c1", "b2").forEach(item -> queue.offer(item.substring(0, 1), item));
        List<String> order = IntStream.range(0, 6).mapToObj(i -> queue.poll().orElseThrow()).toList();
        assertThat(order).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void oneClientLeavesPlacesForOthers() {
        IntStream.range(0, 6).forEach(i -> assertThat(queue.offer("a", "a" + i)).isTrue());
        assertThat(queue.offer("a", "a6")).isFalse();
        assertThat(queue.offer("b", "b0")).isTrue();
        assertThat(queue.offer("b", "b1")).isTrue();
        assertThat(queue.offer("c", "c0")).isFalse();
        assertThat(queue.size()).isEqualTo(8);
    }

    @Test
    void whatIsTakenOutLeavesAPlace() {
        List.of("a1", "a2", "b1").forEach(item -> queue.offer(item.substring(0, 1), item));
        queue.remove("a1");
        assertThat(queue.pollAll(item -> item.endsWith("1"), 5)).containsExactly("b1");
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.poll()).hasValue("a2");
    }
}
