package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.diception.UsageException;
import org.diception.image.Planes;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonsTest {
    private static final PoseSettings SETTINGS = PoseSettings.defaults();
    /** Half a joint's disc: as near as a joint can be told where discs overlap. */
    private static final double NEAR = 0.5;

    private static Skeletons read(Planes picture) {
        return Skeletons.of(picture, SETTINGS);
    }

    /** Each true person must be there with each joint under its own name. */
    private static void assertFound(List<Sketch> truth, Skeletons found, int side, double discs) {
        assertThat(found.people()).hasSameSizeAs(truth);
        for (Sketch person : truth) {
            assertThat(found.people()).anySatisfy(pose -> {
                for (int j = 0; j < Skeleton.JOINTS; j++) {
                    Optional<Dot> at = pose.joints().get(j);
                    assertThat(at.isPresent()).as("joint %d", j).isEqualTo(person.has(j));
                    if (person.has(j)) {
                        assertThat(Math.hypot(at.get().x() - person.x(j), at.get().y() - person.y(j)))
                                .as("joint %d", j).isLessThan(discs * SETTINGS.disc(side, side));
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"128, 1", "128, 2", "128, 3", "256, 1", "256, 4", "256, 5", "256, 6", "768, 1", "768, 6"})
    void paintedPeopleAreFoundWithEachJointUnderItsName(int side, int people) {
        List<Sketch> truth = StickPeople.group(people, side);
        assertFound(truth, read(StickPeople.paint(truth, side)), side, NEAR);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256})
    void noiseDoesNotChangeWhoIsThere(int side) {
        List<Sketch> truth = StickPeople.group(2, side);
        Planes noisy = StickPeople.noisy(StickPeople.paint(truth, side), 0.05);
        assertFound(truth, read(noisy), side, 2 * NEAR);
    }

    @Test
    void softEdgesDoNotChangeWhoIsThere() {
        int side = 256; // at 128 pixels a limb is as thin as the edges are soft
        List<Sketch> truth = StickPeople.group(2, side);
        assertFound(truth, read(StickPeople.soft(StickPeople.paint(truth, side))), side, 2 * NEAR);
    }

    @Test
    void crossedArmsBelongToTheirOwners() {
        int side = 256;
        List<Sketch> truth = List.of(StickPeople.person(80, 40, 170, 1), StickPeople.person(165, 40, 170, 1));
        assertFound(truth, read(StickPeople.paint(truth, side)), side, NEAR);
    }

    @Test
    void whatIsNotPaintedIsNotFound() {
        int side = 256;
        Sketch legs = StickPeople.person(120, 30, 190, 1);
        for (int j = 0; j <= 10; j++) {
            legs = legs.without(j);
        }
        assertFound(List.of(legs), read(StickPeople.paint(List.of(legs), side)), side, NEAR);
    }

    @Test
    void aMirroredPictureGivesTheSamePeopleMirrored() {
        int side = 256;
        List<Sketch> truth = StickPeople.group(2, side);
        Planes picture = StickPeople.paint(truth, side);
        Skeletons mirrored = read(StickPeople.mirrored(picture));
        List<Sketch> expected = truth.stream().map(person -> mirror(person, side)).toList();
        assertFound(expected, mirrored, side, NEAR);
    }

    /** The painted colours stay with their limbs, so that left stays left. */
    private static Sketch mirror(Sketch person, int side) {
        Sketch mirrored = person;
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            mirrored = mirrored.with(j, side - person.x(j), person.y(j));
        }
        return mirrored;
    }

    @Test
    void aBlackPictureShowsNobody() {
        Skeletons nobody = read(new Planes(3, 64, 64, new float[3 * 64 * 64]));
        assertThat(nobody.people()).isEmpty();
        assertThat(nobody.others()).isEmpty();
    }

    @Test
    void redDotsWithoutLimbsBelongToNobody() {
        Planes picture = Painted.of(128, 128, (x, y) -> Painted.inDisc(x, y, 30, 40, 2) ? 0xFF0000
                : Painted.inDisc(x, y, 90, 100, 2) ? 0xFF0000 : 0);
        Skeletons found = read(picture);
        assertThat(found.people()).isEmpty();
        assertThat(found.others()).hasSize(2);
        assertThat(found.others()).anySatisfy(dot -> assertThat(dot.x()).isCloseTo(30, within(0.5)));
    }

    @Test
    void thePictureOfAnAttackerTakesNoLongerThanManyPeople() {
        Random random = new Random(1);
        int side = 512;
        int[] palette = Skeleton.LIMBS.stream().mapToInt(Skeleton.Limb::rgb).toArray();
        Planes chaos = Painted.of(side, side, (x, y) -> x % 20 < 16 && y % 20 < 16
                ? Skeleton.RED : palette[random.nextInt(palette.length)]);
        Planes red = Painted.of(side, side, (x, y) -> Skeleton.RED);
        // without bounds this takes hours; a busy machine may be ten times slower than an idle one
        Assertions.assertTimeout(Duration.ofSeconds(120), () -> {
            assertThat(read(chaos).people().size()).isLessThanOrEqualTo(SETTINGS.people());
            assertThat(read(red).people().size()).isLessThanOrEqualTo(SETTINGS.people());
        });
    }

    @Test
    void theSamePictureGivesTheSameAnswer() {
        Planes picture = StickPeople.noisy(StickPeople.paint(StickPeople.group(3, 128), 128), 0.1);
        assertThat(read(picture)).isEqualTo(read(picture));
    }

    @Test
    void constantsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> Constants.with(SETTINGS, "joint", "0.9"))
                .isInstanceOf(UsageException.class).hasMessageContaining("joint: 0.9 lies outside");
    }
}
