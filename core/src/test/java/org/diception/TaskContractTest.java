package org.diception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.golden.NeedsGoldens;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.io.Json;
import org.diception.io.Npy;
import org.diception.output.Answer;
import org.diception.output.Format;
import org.diception.output.Kind;
import org.diception.output.MetaFile;
import org.diception.output.ResultFiles;
import org.diception.text.PromptSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every task promises, the next one too. */
@NeedsGoldens
class TaskContractTest {
    private static Diception model;
    private static RgbImage photo;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        model = TinyModel.load();
        photo = TinyModel.photo();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    static List<Task> tasks() {
        return Task.all();
    }

    private static Prediction answer(Task task) {
        return model.open(photo)
                .predict(TinyModel.question(task), Request.defaults().withSteps(1).withGuidance(1));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void itsPromptIsAmongThoseThatAreBaked(Task task) {
        assertThat(PromptSet.ALL).contains(TinyModel.question(task).prompt());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void itIsFoundByItsName(Task task) {
        assertThat(Task.parse(task.name())).isSameAs(task);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void itsAnswerHasThePhotosSizeAndNumbersInItsRange(Task task) {
        Prediction answer = answer(task);
        assertThat(answer.width()).isEqualTo(photo.width());
        assertThat(answer.height()).isEqualTo(photo.height());
        assertThat(answer.preview().width()).isEqualTo(photo.width());
        assertThat(answer.preview().height()).isEqualTo(photo.height());
        for (float value : answer.data().data()) {
            assertThat(value).isBetween(answer.lowest() - 1e-6f, 1 + 1e-6f);
        }
        assertThat(answer.painting().colours().width()).isEqualTo(TinyModel.SIDE);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void itsAnswerSaysHowItCameAbout(Task task) {
        Provenance how = answer(task).provenance();
        assertThat(how.question()).isEqualTo(TinyModel.question(task));
        assertThat(how.steps()).isEqualTo(1);
        assertThat(how.seed()).isEqualTo(42);
        assertThat(how.latent()).isEqualTo(PhotoLatent.MODE);
        assertThat(how.model()).isEqualTo("model");
        assertThat(how.fingerprint()).matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void itsFilesHoldItsNumbersAndExplainThem(Task task) {
        Prediction answer = answer(task);
        Path base = folder.resolve("photo." + answer.provenance().question().label());
        Photo about = Photo.of(photo).with(Photo.FILE, "img0.png");
        List<Path> files = ResultFiles.only(Format.PICTURE, Format.PNG16, Format.NPY)
                .write(Answer.of(answer, about), base);

        assertThat(files).allMatch(Files::isRegularFile).hasSize(4);
        assertThat(Images.read(files.get(0))).isEqualTo(answer.preview());
        assertThat(Images.read(files.get(1)).width()).isEqualTo(answer.data().width());
        Planes data = answer.data();
        Npy numbers = Npy.read(files.get(2));
        assertThat(numbers.floats()).isEqualTo(data.data());
        assertThat(numbers.shape()).isEqualTo(data.channels() == 1
                ? new int[] {data.height(), data.width()}
                : new int[] {data.channels(), data.height(), data.width()});
        JsonNode meta = Json.read(files.get(3), InputException::new);
        assertThat(files.get(3)).isEqualTo(ResultFiles.meta(base));
        assertThat(meta.path("settings").toString()).isEqualTo(MetaFile.settings(answer.provenance()));
        assertThat(meta.path("convention").asText()).isEqualTo(answer.convention()).isNotEmpty();
        assertThat(meta.path("photo").path("file").asText()).isEqualTo("img0.png");
        assertThat(meta.path("photo").path("width").asInt()).isEqualTo(photo.width());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyFormatThatFitsItsAnswerWritesFilesThatAreNamedAndExplained(Task task) {
        Prediction answer = answer(task);
        Path base = folder.resolve("photo." + answer.provenance().question().label());
        ResultFiles all = ResultFiles.standard().and(Format.values());
        List<Path> files = all.write(Answer.of(answer, Photo.of(photo)), base);
        JsonNode meta = ResultFiles.readMeta(base);
        assertThat(meta.path("files")).hasSize(files.size() - 1).allSatisfy(file -> {
            assertThat(folder.resolve(file.path("file").asText())).isRegularFile();
            assertThat(file.path("meaning").asText()).isNotEmpty();
        });
        assertThat(all.isCoveredBy(meta, Kind.of(task.readOut()))).isTrue();
        assertThat(ResultFiles.standard().isCoveredBy(meta, Kind.of(task.readOut()))).isTrue();
    }
}
