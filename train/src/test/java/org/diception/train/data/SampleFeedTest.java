package org.diception.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.image.RgbImage;
import org.diception.train.augment.Augmentation;
import org.diception.train.augment.Mirror;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.Skips;
import org.junit.jupiter.api.Test;

class SampleFeedTest {
    private static final Augmentation NONE = Augmentation.all(List.of());

    @Test
    void everyEpochHasEverySampleOnceInAnOrderOfItsOwn() {
        try (SampleFeed feed = feed(Set.of(), NONE, 0, 1)) {
            List<String> first = names(feed, 6);
            List<String> second = names(feed, 6);
            assertThat(first).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5");
            assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
        }
    }

    @Test
    void theSequenceIsTheSameWithMoreThreadsAndFromAPosition() {
        try (SampleFeed one = feed(Set.of(2), new Mirror().sometimes(.5), 0, 1);
                SampleFeed four = feed(Set.of(2), new Mirror().sometimes(.5), 0, 4)) {
            List<RgbImage> photos = photos(one, 5);
            assertThat(photos(four, 5)).isEqualTo(photos);
            try (SampleFeed later = feed(Set.of(2), new Mirror().sometimes(.5), one.position(), 2)) {
                assertThat(photos(later, 7)).isEqualTo(photos(one, 7));
            }
        }
    }

    @Test
    void brokenSamplesAreLeftOutAndNoted() {
        Skips skips = new Skips("six", 2);
        try (SampleFeed feed = new SampleFeed(six(Set.of(1, 4)), 3, NONE, skips, 0, 1, 2)) {
            assertThat(names(feed, 8)).doesNotContain("1", "4");
            assertThat(skips.lines()).containsExactly("1: 1 is broken", "4: 4 is broken");
        }
    }

    @Test
    void moreBrokenSamplesThanMayBeSkippedEndTheRun() {
        try (SampleFeed feed = new SampleFeed(six(Set.of(1, 4)), 3, NONE, new Skips("six", 1), 0, 1, 2)) {
            assertThatThrownBy(() -> names(feed, 12)).isInstanceOf(InputException.class)
                    .hasMessageContaining("six: 2 samples cannot be used, at most 1");
        }
    }

    @Test
    void aSetOfBrokenSamplesDoesNotTurnForEver() {
        try (SampleFeed feed = feed(Set.of(0, 1, 2, 3, 4, 5), NONE, 0, 1)) {
            assertThatThrownBy(feed::take).isInstanceOf(InputException.class)
                    .hasMessageContaining("none of 6 samples can be used");
        }
    }

    private static SampleFeed feed(Set<Integer> broken, Augmentation augmentation, long first, int threads) {
        return new SampleFeed(six(broken), 3, augmentation, new Skips("six", 6), first, threads, 3);
    }

    private static List<String> names(SampleFeed feed, int count) {
        return Stream.generate(feed::take).limit(count).map(Sample::name).toList();
    }

    private static List<RgbImage> photos(SampleFeed feed, int count) {
        return Stream.generate(feed::take).limit(count).map(Sample::photo).toList();
    }

    private static DataSet six(Set<Integer> broken) {
        return new DataSet() {
            @Override
            public String name() {
                return "six";
            }

            @Override
            public int size() {
                return 6;
            }

            @Override
            public String name(int index) {
                return Integer.toString(index);
            }

            @Override
            public Sample sample(int index) {
                if (broken.contains(index)) {
                    throw new InputException(index + " is broken");
                }
                RgbImage photo = RgbImage.black(2, 1);
                photo.rgb()[0] = (byte) (index + 1);
                return new Sample(name(index), photo);
            }
        };
    }
}
