package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.diception.Keypoint;
import org.diception.image.RgbImage;
import org.diception.train.datasets.TruePeople;
import org.junit.jupiter.api.Test;

class OracleJointsTest {
    private static final TruePeople.Person PERSON = person(100, 100);

    @Test
    void aDotBecomesTheJointThatIsTrulyNearest() {
        OracleJoints.Found found = OracleJoints.of(List.of(new Keypoint(103, 101, .8),
                new Keypoint(149, 180, .6)), List.of(PERSON)).get(0).orElseThrow();
        assertThat(found.joints()).startsWith(103, 101, .8).endsWith(149, 180, .6);
        assertThat(found.score()).isEqualTo(.7);
    }

    @Test
    void dotsThatAreFarFromEveryJointAreDropped() {
        assertThat(OracleJoints.of(List.of(new Keypoint(120, 120, 1)), List.of(PERSON)))
                .containsExactly(Optional.empty());
    }

    @Test
    void ofTwoDotsAtOneJointTheNearerCounts() {
        OracleJoints.Found found = OracleJoints.of(List.of(new Keypoint(101, 100, .5),
                new Keypoint(104, 100, .9)), List.of(PERSON)).get(0).orElseThrow();
        assertThat(found.joints()).startsWith(101, 100, .5);
        assertThat(found.score()).isEqualTo(.5);
    }

    @Test
    void dotsGoToThePersonWhoseJointIsNearest() {
        List<Optional<OracleJoints.Found>> found = OracleJoints.of(List.of(new Keypoint(301, 100, 1)),
                List.of(PERSON, person(300, 100)));
        assertThat(found.get(0)).isEmpty();
        assertThat(found.get(1)).isPresent();
    }

    @Test
    void aPersonIsCutOutThreeToFourWithRoomAroundAndBlackBeyondThePhoto() {
        RgbImage photo = RgbImage.black(60, 50);
        java.util.Arrays.fill(photo.rgb(), (byte) 200);
        var person = new TruePeople.Person(new float[51], new double[] {0, 0, 10, 40}, 1, false);
        PersonCrop crop = PersonCrop.of(photo, person);
        assertThat(crop.picture().height()).isEqualTo(50);
        assertThat(crop.picture().width()).isEqualTo(38);
        assertThat(crop.left()).isEqualTo(-14);
        assertThat(crop.top()).isEqualTo(-5);
        assertThat(crop.picture().sample(13, 20, 0)).isZero();
        assertThat(crop.picture().sample(14, 5, 0)).isEqualTo(200);
        assertThat(crop.picture().sample(14, 4, 0)).isZero();
        assertThat(crop.inPhoto(new Keypoint(14, 5, 1))).isEqualTo(new Keypoint(0, 0, 1));
    }

    /** A nose at a place, a right ankle further down, a box of 50 x 90. */
    private static TruePeople.Person person(float x, float y) {
        float[] joints = new float[51];
        System.arraycopy(new float[] {x, y, 2}, 0, joints, 0, 3);
        System.arraycopy(new float[] {x + 50, y + 80, 2}, 0, joints, 48, 3);
        return new TruePeople.Person(joints, new double[] {x, y, 50, 90}, 900, false);
    }
}
