package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.diception.image.Planes;
import org.diception.readout.Dot;
import org.diception.readout.PoseSettings;
import org.diception.readout.Skeleton;
import org.diception.readout.Skeletons;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.datasets.TruePeople;
import org.diception.train.truth.PoseTruth;
import org.junit.jupiter.api.Test;

/** The ceiling of the read-out: true people are painted, read again, and scored as COCO scores poses. */
class PoseReadOutTest {
    private static final int SIDE = 256;
    private static final int SCENES = 12;

    @Test
    void paintedPeopleAreReadAgainWithTheirTypes() {
        // over 100 scenes docs/readout.md has AP and AP50; these few may lie a third below
        assertThat(score("ap", UnaryOperator.identity())).isGreaterThan(40);
        assertThat(score("ap50", UnaryOperator.identity())).isGreaterThan(65);
    }

    @Test
    void noiseCostsLittle() {
        Random random = new Random(1);
        assertThat(score("ap50", picture -> {
            for (int i = 0; i < picture.length; i++) {
                picture[i] += (float) (0.05 * random.nextGaussian());
            }
            return picture;
        })).isGreaterThan(55);
    }

    private static double score(String id, UnaryOperator<float[]> through) {
        List<JsonNode> photos = new ArrayList<>();
        SyntheticScenes scenes = SyntheticScenes.benchmark(SCENES, SIDE);
        for (int i = 0; i < SCENES; i++) {
            photos.add(numbers(scenes.sample(i).need(TruePeople.class), through));
        }
        return PoseNumbers.scores(photos).stream().filter(score -> score.measure().id().equals(id))
                .findFirst().orElseThrow().value();
    }

    private static JsonNode numbers(TruePeople truth, UnaryOperator<float[]> through) {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        numbers.put("width", truth.width()).put("height", truth.height()).putArray("people");
        numbers.putArray("found");
        numbers.putArray("oracle");
        truth.people().forEach(person -> PoseNumbers.addTruth(numbers, person));
        float[] painted = PoseTruth.paint(truth.people().stream().map(TruePeople.Person::joints).toList(),
                truth.width(), truth.height());
        for (int i = 0; i < painted.length; i++) {
            painted[i] = (painted[i] + 1) / 2;
        }
        Planes picture = new Planes(3, truth.height(), truth.width(), through.apply(painted));
        for (Skeletons.Person person : Skeletons.of(picture, PoseSettings.defaults()).people()) {
            double[] joints = new double[3 * Skeleton.JOINTS];
            for (int j = 0; j < Skeleton.JOINTS; j++) {
                if (person.joints().get(j).isPresent()) {
                    Dot dot = person.joints().get(j).get();
                    joints[3 * j] = dot.x();
                    joints[3 * j + 1] = dot.y();
                    joints[3 * j + 2] = dot.score();
                }
            }
            PoseNumbers.addFound(numbers, "found", joints, person.score());
        }
        return numbers;
    }
}
