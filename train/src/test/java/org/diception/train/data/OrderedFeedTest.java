package org.diception.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedFeedTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theOrderIsThatOfTheNumbersHoweverManyThreadsThereAre(int threads) {
        try (OrderedFeed<Long> feed = new OrderedFeed<>(OrderedFeedTest::slowAtFirst, 5, threads, 6)) {
            List<Long> taken = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                assertThat(feed.position()).isEqualTo(5 + i);
                taken.add(feed.take());
            }
            assertThat(taken).isEqualTo(java.util.stream.LongStream.range(5, 25).boxed().toList());
        }
    }

    private static long slowAtFirst(long number) {
        if (number == 5) {
            sleep(50);
        }
        return number;
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void noMoreIsMadeAheadThanAskedFor() {
        AtomicInteger made = new AtomicInteger();
        try (OrderedFeed<Integer> feed = new OrderedFeed<>(number -> made.incrementAndGet(), 0, 2, 3)) {
            feed.take();
            sleep(50);
            assertThat(made.get()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void whatGoesWrongInTheBackgroundIsToldToTheOneWhoTakes() {
        try (OrderedFeed<Long> feed = new OrderedFeed<>(OrderedFeedTest::failingAtOne, 0, 1, 2)) {
            assertThat(feed.take()).isZero();
            assertThatThrownBy(feed::take).isInstanceOf(IllegalStateException.class)
                    .hasMessage("one is broken");
        }
    }

    private static long failingAtOne(long number) {
        if (number == 1) {
            throw new IllegalStateException("one is broken");
        }
        return number;
    }
}
