package org.diception.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.diception.DepthMap;
import org.diception.Diception;
import org.diception.Images;
import org.diception.Options;
import org.diception.Precision;
import org.diception.image.Planes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullPathTest {
    private static final Path PHOTO = Path.of("../examples/astronaut.jpg");

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        new RandomModel(ModelSize.SMALL, file -> {}).write(folder);
    }

    @Test
    void aWrittenModelAnswersThroughThePublicApi() {
        var options = Options.defaults().withPrecision(Precision.BF16).withThreads(1);
        try (Diception model = Diception.load(folder, options)) {
            // the checkpoint holds every tensor that the transformer's folder holds, and the point encoder
            assertThat(model.warnings()).isEmpty();
            DepthMap depth = model.depth(Images.read(PHOTO));
            assertThat(depth.width()).isEqualTo(512);
        }
    }

    @Test
    void everyStageIsMeasuredOnceForEachAnswer() {
        var times = new StageTimes();
        Planes picture = new FullPath(folder, PHOTO, Precision.F32, 1).run(times, 2);
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.data()).doesNotContain(Float.NaN);
        assertThat(times.stages()).extracting(StageTimes.Stage::name)
                .containsExactly("load", "read and resize", "VAE encode", "transformer", "VAE decode");
        assertThat(times.stages()).extracting(stage -> stage.times().size()).containsExactly(1, 2, 2, 2, 2);
        assertThat(times.peakBytes()).isGreaterThanOrEqualTo(times.stages().get(0).residentBytes());
        assertThat(times.table().lines()).hasSize(2 + 5 + 1);
    }
}
