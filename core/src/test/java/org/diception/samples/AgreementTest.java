package org.diception.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static Planes row(float... values) {
        return new Planes(1, 1, values.length, values);
    }

    @Test
    void aVoteCountsWhoPutsAPixelOnTheOtherSide() {
        List<Planes> samples = List.of(row(1, 1, 0, 0), row(1, 0.6f, 0, 0), row(1, 0.4f, 0, 0.9f));
        Vote vote = Vote.of(samples, Median.of(samples).middle(), 0.5f);
        assertThat(vote.dissent().data()).containsExactly(0, 1f / 3, 0, 1f / 3);
        assertThat(vote.overlap()).isEqualTo((1 + 1 + 1.0 / 3) / 3, within(1e-9));
    }

    @Test
    void emptyMasksAgree() {
        List<Planes> samples = List.of(row(0, 0), row(0.1f, 0));
        assertThat(Vote.of(samples, Median.of(samples).middle(), 0.5f).overlap()).isEqualTo(1);
    }

    @Test
    void theMapThatTheOthersAgreeWithIsChosenWhateverItsNumbers() {
        int[] odd = {1, 1, 1, 1, 1, 1, 0, 0};
        int[] one = {1, 1, 1, 0, 2, 2, 0, 0};
        int[] same = {2, 2, 2, 0, 1, 1, 0, 0};
        LabelAgreement agreement = LabelAgreement.of(List.of(odd, one, same), new int[] {1, 2, 2});
        assertThat(agreement.best()).isEqualTo(1);
        assertThat(agreement.scores()).containsExactly(0.5, 0.5); // one partner of two possible
        assertThat(agreement.quality()).isEqualTo(0.5, within(1e-9)); // 1 with one of them, 0 with the other
        assertThat(agreement.dissent()).containsExactly(0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0, 0);
    }

    @Test
    void instancesThatOverlapByHalfAreNotTheSame() {
        int[] one = {1, 1, 1, 0};
        int[] moved = {0, 1, 1, 1}; // 2 of 4
        LabelAgreement agreement = LabelAgreement.of(List.of(one, moved), new int[] {1, 1});
        assertThat(agreement.quality()).isZero();
        assertThat(agreement.scores()).containsExactly(0);
    }

    @Test
    void mapsWithoutInstancesAgree() {
        LabelAgreement agreement = LabelAgreement.of(List.of(new int[3], new int[3]), new int[2]);
        assertThat(agreement.quality()).isEqualTo(1);
        assertThat(agreement.dissent()).containsOnly(0);
    }

    @Test
    void correlationKnowsNoFactorAndNoShift() {
        float[] x = {1, 2, 4};
        assertThat(Correlation.of(x, new float[] {7, 9, 13})).isEqualTo(1, within(1e-12));
        assertThat(Correlation.of(x, new float[] {-1, -2, -4})).isEqualTo(-1, within(1e-12));
        assertThat(Correlation.of(x, new float[] {3, 3, 3})).isZero();
        assertThat(Correlation.of(new float[2], new float[2])).isEqualTo(1);
    }
}
