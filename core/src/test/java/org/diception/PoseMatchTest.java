package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoseMatchTest {
    private static Pose person(double x, double y) {
        return new Pose(Map.of(
                Joint.NOSE, new Keypoint(x, y, 0.9),
                Joint.LEFT_ANKLE, new Keypoint(x, y + 40, 0.9)), 0.9);
    }

    private static Poses poses(List<Pose> people, Keypoint... untyped) {
        return new Poses(Paintings.black(Task.POSE.question(), 100, 100), people, List.of(untyped));
    }

    @Test
    void peopleArePairedWithTheMostSimilarOne() {
        Poses one = poses(List.of(person(20, 20), person(60, 20)));
        Poses other = poses(List.of(person(61, 22), person(21, 20)));
        PoseMatch match = new PoseMatch(one, other);
        assertThat(match.similarity(0)).isEqualTo(1);
        assertThat(match.finds(1, Joint.NOSE)).isTrue();
        assertThat(match.found()).isEqualTo(4);
    }

    @Test
    void aJointThatIsMissingOrFarAwayIsNotFound() {
        Pose moved = new Pose(Map.of(Joint.NOSE, new Keypoint(20, 20, 1),
                Joint.LEFT_ANKLE, new Keypoint(20, 75, 1), Joint.LEFT_KNEE, new Keypoint(20, 40, 1)), 1);
        PoseMatch match = new PoseMatch(poses(List.of(person(20, 20))), poses(List.of(moved)));
        assertThat(match.similarity(0)).isEqualTo(1.0 / 3, within(1e-9));
        assertThat(match.finds(0, Joint.LEFT_ANKLE)).isFalse();
    }

    @Test
    void theSampleThatTheOthersAgreeWithIsTheAnswer() {
        Poses wrong = poses(List.of(person(80, 5)), new Keypoint(1, 1, 0.8));
        Poses right = poses(List.of(person(20, 20)), new Keypoint(50, 50, 0.7));
        Poses again = poses(List.of(person(21, 21)), new Keypoint(51, 50, 0.7), new Keypoint(9, 9, 0.7));
        Poses answer = PoseConsensus.of(List.of(wrong, right, again), List.of(5L, 6L, 7L));
        assertThat(answer.people()).hasSize(1);
        assertThat(answer.people().get(0).at(Joint.NOSE)).contains(new Keypoint(20, 20, 0.5));
        assertThat(answer.people().get(0).score()).isEqualTo(0.5);
        assertThat(answer.untyped()).containsExactly(new Keypoint(50, 50, 0.5));
        assertThat(answer.spread().orElseThrow().seeds()).containsExactly(6L);
        assertThat(answer.spread().orElseThrow().agreement()).isEqualTo(6.0 / 7 / 2, within(1e-9));
    }
}
