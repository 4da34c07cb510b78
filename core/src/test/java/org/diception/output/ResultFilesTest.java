package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.Instances;
import org.diception.Paintings;
import org.diception.Prediction;
import org.diception.Task;
import org.diception.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    private static final Instances ONE = Paintings.instances(Task.ENTITY.question(), "##.");
    private static final Instances TWO = Paintings.instances(Task.ENTITY.question(), "##.", "..#");

    @TempDir
    private Path folder;

    private static Answer answer(Prediction prediction) {
        return Answer.of(prediction, Paintings.photo(prediction.width(), prediction.height()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void withoutAWordInstancesAreAPictureALabelMapAnOverlayAndResults() throws IOException {
        ResultFiles.standard().write(answer(TWO), folder.resolve("a.entity"));
        assertThat(names()).containsExactly("a.entity.coco.json", "a.entity.labels.png",
                "a.entity.meta.json", "a.entity.overlay.png", "a.entity.png");
    }

    @Test
    void fewerInstancesLeaveNoMasksBehindAndNothingElseIsTouched() throws IOException {
        Path base = folder.resolve("a.entity");
        Files.writeString(folder.resolve("a.entity.mask-99.png"), "somebody else's");
        ResultFiles.only(Format.MASKS).write(answer(TWO), base);
        assertThat(names()).contains("a.entity.mask-01.png", "a.entity.mask-02.png");
        ResultFiles.only(Format.MASKS).write(answer(ONE), base);
        assertThat(names()).containsExactly("a.entity.mask-01.png", "a.entity.mask-99.png",
                "a.entity.meta.json");
    }

    @Test
    void aNoteThatNamesFilesElsewhereDeletesNone() throws IOException {
        Path victim = folder.resolve("a.entity.keep.png");
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(victim, "keep");
        Path base = folder.resolve("sub/a.entity");
        Files.writeString(ResultFiles.meta(base),
                "{\"files\": [{\"file\": \"../a.entity.keep.png\"}, {\"file\": \"a.entity./../../x\"}]}");
        ResultFiles.only(Format.COCO).write(answer(ONE), base);
        assertThat(victim).exists();
    }

    @Test
    void whatIsThereCoversTheSameAndLessButNotMoreAndNoOtherConvention() {
        Path base = folder.resolve("a.entity");
        ResultFiles.standard().and(Format.CUTOUTS).write(answer(TWO), base);
        JsonNode meta = ResultFiles.readMeta(base);
        assertThat(ResultFiles.standard().isCoveredBy(meta, Kind.INSTANCES)).isTrue();
        assertThat(ResultFiles.only(Format.CUTOUTS, Format.PLY).isCoveredBy(meta, Kind.INSTANCES)).isTrue();
        assertThat(ResultFiles.standard().and(Format.NPY).isCoveredBy(meta, Kind.INSTANCES)).isFalse();
        assertThat(ResultFiles.standard().with(OutputSettings.defaults().withTolerance(0))
                .isCoveredBy(meta, Kind.INSTANCES)).isFalse();
    }

    @Test
    void formatsAreKnownByTheirNames() {
        assertThat(Format.parse("png16")).isEqualTo(Format.PNG16);
        assertThatThrownBy(() -> Format.parse("exr")).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("unknown format 'exr'; known: picture, png16, npy");
        assertThatThrownBy(() -> Flip.parse("w")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> DepthConvention.parse("metres")).hasMessageContaining("disparity, depth");
        assertThatThrownBy(() -> DepthRange.of(3, 2)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> OutputSettings.defaults().withEdge(0)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> OutputSettings.defaults().withTolerance(-1))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void anAnswerAndAPhotoOfAnotherSizeDoNotBelongTogether() {
        assertThatThrownBy(() -> Answer.of(ONE, Paintings.photo(4, 4))).isInstanceOf(UsageException.class)
                .hasMessageContaining("3x1").hasMessageContaining("4x4");
    }
}
