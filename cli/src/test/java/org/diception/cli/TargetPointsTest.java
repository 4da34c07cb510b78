package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.InputException;
import org.diception.Point;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class TargetPointsTest {
    @TempDir
    private Path folder;

    private Path target(String counts, int height, int width) throws IOException {
        return Files.writeString(folder.resolve("target.json"), """
                {"annotations": [{"segmentation": {"size": [%d, %d], "counts": "%s"}}]}"""
                .formatted(height, width, counts.replace("\\", "\\\\")));
    }

    @Test
    void thePointsLieInsideTheMasksOfTheReference() throws IOException {
        try (SafetensorsFile masks = SafetensorsFile.open(Goldens.path("coco/masks.safetensors"))) {
            for (JsonNode entry : Goldens.json("coco/rle.json").path("masks")) {
                String name = "mask." + entry.path("index").asText();
                if (entry.path("area").asInt() > 0 && masks.names().contains(name)) {
                    check(entry, masks.longs(name), (int) masks.shape(name)[1]);
                }
            }
        }
    }

    private void check(JsonNode entry, long[] mask, int width) throws IOException {
        String counts = entry.path("counts").asText();
        List<Point> points = TargetPoints.read(target(counts, mask.length / width, width)).get(0);
        assertThat(points).hasSize(Math.min(5, entry.path("area").asInt())).doesNotHaveDuplicates()
                .allMatch(point -> mask[(int) (point.y() * width + point.x())] == 1);
    }

    @Test
    void theSameMaskGivesTheSamePoints() {
        String file = "cli/data/img0_seg.json";
        Path target = Goldens.path(file);
        assertThat(TargetPoints.read(target)).isEqualTo(TargetPoints.read(target))
                .hasSize(Goldens.json(file).path("annotations").size());
    }

    @Test
    void runLengthsThatDoNotFillTheirSizeAreRefused() throws IOException {
        for (String counts : List.of("", "0", "!", "oooooooooooooooooooooo")) {
            Path target = target(counts, 3, 3);
            assertThatThrownBy(() -> TargetPoints.read(target)).as(counts)
                    .isInstanceOf(InputException.class).hasMessageContaining("target.json");
        }
    }
}
