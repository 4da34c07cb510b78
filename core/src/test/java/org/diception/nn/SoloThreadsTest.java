package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoloThreadsTest {
    private int before;

    @BeforeEach
    void loaded() {
        Engine.load();
        before = torch.get_num_threads();
    }

    @AfterEach
    void asBefore() {
        torch.set_num_threads(before);
    }

    @Test
    void workRunsOnAsManyThreadsAtOnceAndEachOfThemComputesAlone() {
        torch.set_num_threads(3);
        var together = new CountDownLatch(3);
        Map<Thread, Integer> seen = new ConcurrentHashMap<>();

        SoloThreads.run(() -> {
            together.countDown();
            waitFor(together);
            seen.put(Thread.currentThread(), torch.get_num_threads());
        });

        assertThat(seen).hasSize(3).containsValue(1);
        assertThat(Set.copyOf(seen.values())).containsExactly(1);
        assertThat(seen).doesNotContainKey(Thread.currentThread());
    }

    @Test
    void theCallersNumberAndThatOfThreadsToComeStay() {
        torch.set_num_threads(3);

        SoloThreads.run(() -> {});

        assertThat(torch.get_num_threads()).isEqualTo(3);
        Executor fresh = work -> new Thread(work).start();
        assertThat(CompletableFuture.supplyAsync(torch::get_num_threads, fresh).join()).isEqualTo(3);
    }

    @Test
    void oneThreadDoesItItself() {
        torch.set_num_threads(1);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();

        SoloThreads.run(() -> seen.add(Thread.currentThread()));

        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void aFailureIsTheCallersOnceAllHaveEnded() {
        torch.set_num_threads(2);
        var failed = new AtomicInteger();

        assertThatThrownBy(() -> SoloThreads.run(() -> {
            failed.incrementAndGet();
            throw new IllegalArgumentException("no such tile");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("no such tile");
        assertThat(failed).hasValue(2);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
