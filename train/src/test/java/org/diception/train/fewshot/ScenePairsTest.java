package org.diception.train.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.train.datasets.PairFolder;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;
import org.diception.train.metrics.PairScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenePairsTest {
    private static final int SIDE = 32;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(SceneTask.class)
    void thePairsAreThoseThatUsersWouldHave(SceneTask task) {
        ScenePairs.write(folder, task, 0, 3, SIDE);
        PairFolder pairs = new PairFolder(folder, "prompt");
        assertThat(pairs.size()).isEqualTo(3);
        Sample sample = pairs.sample(0);
        assertThat(sample.photo().width()).isEqualTo(SIDE);
        RgbImage target = sample.need(TruePicture.class).picture();
        boolean grey = true;
        int white = 0;
        for (int i = 0; i < target.rgb().length; i += 3) {
            grey &= target.rgb()[i] == target.rgb()[i + 1] && target.rgb()[i] == target.rgb()[i + 2];
            white += (target.rgb()[i] & 255) > 127 ? 1 : 0;
        }
        assertThat(grey).isEqualTo(task != SceneTask.ALBEDO);
        assertThat(white).isGreaterThan(SIDE * SIDE / 100);
        assertThat(SceneTask.parse(task.toString())).isSameAs(task);
    }

    @Test
    void whatIsThereIsKept() throws IOException {
        ScenePairs.write(folder, SceneTask.FLOOR, 0, 2, SIDE);
        FileTime[] times = new FileTime[2];
        Path[] photos = photos();
        for (int i = 0; i < 2; i++) {
            Files.setLastModifiedTime(photos[i], FileTime.fromMillis(1000));
            times[i] = Files.getLastModifiedTime(photos[i]);
        }
        ScenePairs.write(folder, SceneTask.FLOOR, 0, 3, SIDE);
        assertThat(photos()).hasSize(3);
        assertThat(Files.getLastModifiedTime(photos()[0])).isEqualTo(times[0]);
        assertThat(Files.getLastModifiedTime(photos()[1])).isEqualTo(times[1]);
    }

    private Path[] photos() throws IOException {
        try (var files = Files.list(folder.resolve("images"))) {
            return files.sorted().toArray(Path[]::new);
        }
    }

    @Test
    void theTruthScoresFullMarksAndItsOppositeNone() {
        ScenePairs.write(folder, SceneTask.SHADOW, 0, 2, SIDE);
        PairFolder pairs = new PairFolder(folder, "prompt");
        PairScore full = new PairScore(PairScore.Kind.IOU);
        PairScore none = new PairScore(PairScore.Kind.IOU);
        PairScore decibels = new PairScore(PairScore.Kind.PSNR);
        for (int i = 0; i < pairs.size(); i++) {
            RgbImage target = pairs.sample(i).need(TruePicture.class).picture();
            Planes truth = Planes.of(target);
            full.add(truth, target);
            decibels.add(truth, target);
            none.add(opposite(truth), target);
        }
        assertThat(full.value()).isEqualTo(1);
        assertThat(none.value()).isZero();
        assertThat(decibels.value()).isEqualTo(60);
    }

    /** 20 dB: a tenth of the range everywhere. */
    @Test
    void decibelsAreThoseOfTheMeanSquaredError() {
        PairScore score = new PairScore(PairScore.Kind.PSNR);
        float[] grey = new float[3 * 4];
        java.util.Arrays.fill(grey, .1f);
        score.add(new Planes(3, 2, 2, grey), RgbImage.black(4, 4));
        assertThat(score.value()).isCloseTo(20, within(1e-5));
        assertThat(score.kind()).hasToString("PSNR");
    }

    private static Planes opposite(Planes planes) {
        float[] data = planes.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = 1 - data[i];
        }
        return new Planes(planes.channels(), planes.height(), planes.width(), data);
    }
}
