package org.diception.train.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.InputException;
import org.diception.UsageException;
import org.diception.nn.Engine;
import org.diception.nn.Hardware;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real c10d with Gloo on the loopback. */
class PeersTest {
    private static final Duration LIMIT = Duration.ofSeconds(60); // a busy machine; nothing waits that long

    @BeforeAll
    static void load() {
        Engine.load();
    }


    private static List<Throwable> failures(int ranks, BiConsumer<Placement, Peers> work) {
        return Ranks.failures(ranks, place -> {
            try (PointerScope scope = new PointerScope();
                    Peers peers = Peers.join(place, LIMIT, Through.GLOO)) {
                work.accept(place, peers);
            }
        });
    }

    @Test
    void threeRanksAddUpSpreadSayAndSend() {
        assertThat(failures(3, (place, peers) -> {
            assertThat(peers.sum(place.rank(), 0.5)).containsExactly(3, 1.5);
            assertThat(peers.any(place.rank() == 2)).isTrue();
            assertThat(peers.any(false)).isFalse();
            assertThat(peers.text(1, "a word", () -> "said by " + peers.rank())).isEqualTo("said by 1");
            assertThat(peers.text(2, "nothing", String::new)).isEmpty();
            Tensor mine = Tensors.of(new float[] {place.rank(), 1, 2, 3}, 2, 2);
            Tensor other = torch.ones(3).mul(new Scalar(1.0 + place.rank()));
            peers.sum(List.of(mine, other));
            assertThat(Tensors.toArray(mine)).containsExactly(3, 3, 6, 9);
            assertThat(Tensors.toArray(other)).containsExactly(6, 6, 6);
            Tensor spread = torch.ones(2).mul(new Scalar(10.0 + place.rank()));
            peers.spread(2, List.of(spread));
            assertThat(Tensors.toArray(spread)).containsExactly(12, 12);
            if (place.rank() == 0) {
                assertThat(Tensors.toArray(peers.receive(2, 2))).containsExactly(12, 12);
            } else if (place.rank() == 2) {
                peers.send(spread, 0);
            }
        })).isEmpty();
    }

    @Test
    void whatIsLargerThanABucketArrivesWhole() {
        assertThat(failures(2, (place, peers) -> {
            Tensor small = torch.ones(5);
            Tensor large = torch.ones(7L << 20); // 28 MB
            Tensor last = torch.ones(3);
            peers.sum(List.of(small, large, last));
            assertThat(large.sum().item_float()).isEqualTo(2f * (7 << 20));
            assertThat(Tensors.toArray(last)).containsExactly(2, 2, 2);
        })).isEmpty();
    }

    @Test
    void whoIsLostIsNamedByAllWhoAreLeft() {
        List<Throwable> thrown = failures(3, (place, peers) -> {
            peers.sum(1);
            if (place.rank() != 1) {
                peers.sum(1); // rank 1 is gone
            }
        });
        assertThat(thrown).hasSize(2).allSatisfy(e -> assertThat(e).isInstanceOf(InputException.class)
                .hasMessageStartingWith("rank 1 of 3 is lost, noticed while adding up losses (")
                .hasMessageContaining("the last checkpoint is as it was: start all processes again"));
    }

    @Test
    void theLossOfTheFirstRankIsNamedToo() {
        List<Throwable> thrown = failures(2, (place, peers) -> {
            peers.sum(1);
            if (place.rank() == 1) {
                peers.sum(1);
            }
        });
        assertThat(thrown).singleElement().satisfies(e -> assertThat(e)
                .hasMessageStartingWith("rank 0 of 2 is lost, noticed while adding up losses ("));
    }

    @Test
    void aRankThatDoesNotAnswerWithinTheLimitIsLost() {
        Placement first = new Placement(0, 2, "127.0.0.1", Ranks.freePort());
        List<Throwable> thrown = Ranks.failures(1, alone -> {
            Thread silent = new Thread(() -> {
                Placement second = new Placement(1, 2, "127.0.0.1", first.port());
                try (Peers peers = Peers.join(second, LIMIT, Through.GLOO)) {
                    Thread.sleep(30_000); // connected, and says nothing
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            silent.start();
            try (Peers peers = Peers.join(first, Duration.ofSeconds(4), Through.GLOO)) {
                peers.sum(1);
            } finally {
                silent.interrupt();
            }
        });
        assertThat(thrown).singleElement().satisfies(e -> assertThat(e)
                .hasMessageStartingWith("rank 1 of 2 is lost, noticed while adding up losses (Timed out"));
    }

    @Test
    void aRankThatDoesNotComeIsNamed() {
        Placement first = new Placement(0, 3, "127.0.0.1", Ranks.freePort());
        assertThatThrownBy(() -> Peers.join(first, Duration.ofSeconds(1), Through.GLOO))
                .isInstanceOf(InputException.class)
                .hasMessage("rank 1 and 2 of 3 did not come to 127.0.0.1:" + first.port()
                        + " within 1 s; start one process for each RANK from 0 to 2");
    }

    @Test
    void aBuildWithoutNcclSaysWhatHelps() {
        assumeFalse(Hardware.cuda());
        List<Throwable> failures = Ranks.failures(2, place -> Peers.join(place, LIMIT, Through.NCCL).close());
        assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(UsageException.class).hasMessageContainingAll("no NCCL", "through: gloo"));
    }
}
