package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WritingThreadTest {
    @Test
    void everythingIsWrittenInItsOrder() {
        List<Integer> written = Collections.synchronizedList(new ArrayList<>());
        try (var writing = new WritingThread()) {
            IntStream.range(0, 50).forEach(i -> writing.add(() -> written.add(i)));
            writing.finish();
            assertThat(written).isEqualTo(IntStream.range(0, 50).boxed().toList());
        }
    }

    @Test
    void whatWasComputedIsWrittenEvenIfTheNextAnswerFails() {
        List<Integer> written = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> {
            try (var writing = new WritingThread()) {
                IntStream.range(0, 3).forEach(i -> writing.add(() -> written.add(i)));
                throw new IllegalStateException("the next answer");
            }
        }).hasMessage("the next answer");
        assertThat(written).containsExactly(0, 1, 2);
    }

    @Test
    void theNextAnswerIsComputedWhileOneIsWritten() throws InterruptedException {
        var computed = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        try (var writing = new WritingThread()) {
            writing.add(() -> {
                await(computed);
                written.countDown();
            });
            assertThat(written.getCount()).isEqualTo(1);
            computed.countDown();
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatAWritingThrowsArrivesWhereAnswersAreComputed() {
        try (var writing = new WritingThread()) {
            writing.add(() -> {
                throw new IllegalStateException("disk on fire");
            });
            assertThatThrownBy(writing::finish).hasMessage("disk on fire");
        }
    }

    @Test
    void onlySoManyAnswersWait() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        List<Integer> added = Collections.synchronizedList(new ArrayList<>());
        try (var writing = new WritingThread()) {
            Thread computing = new Thread(() -> IntStream.range(0, 20).forEach(i -> {
                writing.add(() -> await(goOn));
                added.add(i);
            }));
            computing.start();
            computing.join(500);
            assertThat(computing.isAlive()).isTrue();
            assertThat(added).hasSizeLessThan(6);
            goOn.countDown();
            computing.join();
            assertThat(added).hasSize(20);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
