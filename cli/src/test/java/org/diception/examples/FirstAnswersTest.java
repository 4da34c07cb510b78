package org.diception.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAnswersTest {
    @TempDir
    private Path folder;

    @Test
    void theExampleOfTheReadmeAnswersAndWritesItsFiles() {
        assumeTrue(
                getClass().getResource("/org/diception/nano/model_index.json") != null, "no embedded model");
        assertThat(FirstAnswers.about(Path.of("../examples/coffee.jpg"), folder)).contains("painted colours");
        assertThat(folder).isDirectoryContaining("glob:**/depth.png")
                .isDirectoryContaining("glob:**/depth.16bit.png")
                .isDirectoryContaining("glob:**/depth.ply")
                .isDirectoryContaining("glob:**/people.coco.json")
                .isDirectoryContaining("glob:**/people.meta.json");
    }
}
