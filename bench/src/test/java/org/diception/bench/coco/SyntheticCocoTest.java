package org.diception.bench.coco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.train.coco.CocoFound;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoProblems;
import org.diception.train.coco.CocoReader;
import org.diception.train.coco.CocoTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticCocoTest {
    private static final SyntheticCoco FEW = new SyntheticCoco(3, 20, 150, 400);

    @TempDir
    private Path folder;

    @Test
    void aSetHoldsWhatWasAskedForAndIsReadWithoutAProblem() {
        FEW.write(folder);
        Path truth = folder.resolve("truth.json");
        var truths = CocoReader.truths(truth, CocoKind.masks(), CocoProblems.refuse(truth));
        assertThat(truths.images()).hasSize(20);
        assertThat(truths.categories()).hasSize(80).extracting("id").contains(1, 88);
        assertThat(truths.objects()).hasSize(150).anyMatch(CocoTruth::crowd);
        var results = CocoReader.results(folder.resolve("results.json"), CocoKind.masks(), truths,
                CocoProblems.refuse(folder));
        assertThat(results).hasSize(400);
        List<Double> scores = results.stream().map(CocoFound::score).distinct().toList();
        assertThat(scores).as("some scores are equal").hasSizeLessThan(400);
    }

    @Test
    void theNumbersOfASetAreDecent() {
        FEW.write(folder);
        assertThat(Ours.run(folder, true, 2).scores().numbers().get("AP50")).isBetween(.1, .9);
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        FEW.write(folder);
        byte[] first = Files.readAllBytes(folder.resolve("results.json"));
        FEW.write(folder);
        assertThat(Files.readAllBytes(folder.resolve("results.json"))).isEqualTo(first);
    }
}
