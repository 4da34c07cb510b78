package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.diception.image.Patch;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class ConsensusTest {
    private static final Question CLICK = Task.SEGMENT.at(Point.at(0, 0));

    private static Prediction consensus(Question question, float[]... greys) {
        List<Painting> samples = Stream.of(greys)
                .map(grey -> Paintings.grey(question, greys.length, grey)).toList();
        return Consensus.of(samples, ReadOutSettings.defaults());
    }

    @Test
    void aMaskIsWhatMostSamplesSay() {
        Mask mask = (Mask) consensus(CLICK,
                new float[] {1, 1, 0}, new float[] {1, 0.2f, 0}, new float[] {1, 0, 0});
        assertThat(mask.toArray()).containsExactly(true, false, false);
        assertThat(mask.score()).isEqualTo((0.5 + 1 + 1) / 3, within(1e-9));
        assertThat(mask.spread().orElseThrow().values().data()).containsExactly(0, 1f / 3, 0);
    }

    @Test
    void eachSampleVotesByItsOwnWhiteAsItWouldAlone() {
        Mask mask = (Mask) consensus(CLICK,
                new float[] {0.6f, 0.4f, 0}, new float[] {0.6f, 0.4f, 0}, new float[] {1, 0.4f, 0});
        assertThat(mask.toArray()).containsExactly(true, true, false);
        assertThat(mask.spread().orElseThrow().values().data()).containsExactly(0, 1f / 3, 0);
    }

    @Test
    void instancesAreThoseOfTheSampleThatAgreesBest() {
        Instances odd = instances(square(30), square(50));
        Instances usual = instances(square(5), square(50));
        Instances again = instances(square(50), square(6)); // in another order, one pixel to the right
        Instances answer = InstanceConsensus.of(List.of(odd, usual, again), List.of(5L, 6L, 7L));
        assertThat(answer.instances()).extracting(Instance::region)
                .containsExactly(square(50).region(), square(5).region());
        assertThat(answer.instances()).extracting(Instance::score).containsExactly(1.0, 9.0 / 11 / 2);
        assertThat(answer.spread().orElseThrow().seeds()).containsExactly(6L);
        float[] dissent = answer.spread().orElseThrow().values().data();
        assertThat(dissent[5]).isEqualTo(1); // in one it is background, in the other the square has moved
        assertThat(dissent[7]).isEqualTo(0.5f);
        assertThat(dissent[20]).isZero();
    }

    private static Instances instances(Instance... instances) {
        return new Instances(Paintings.black(Task.ENTITY.question(), 64, 64), List.of(instances));
    }

    /** Ten by ten pixels at the upper edge of 64 by 64. */
    private static Instance square(int left) {
        float[] share = new float[100];
        Arrays.fill(share, 1);
        Patch patch = new Patch(64, 64, left, 0, new Planes(1, 10, 10, share));
        return new Instance(Region.of(patch, 0.5f), patch, "", 0.9, 0xff0000);
    }
}
