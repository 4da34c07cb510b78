package org.diception.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.diception.Device;
import org.diception.Precision;
import org.diception.bench.ModelSize;
import org.diception.bench.RandomModel;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
    private static final Path PHOTO = Path.of("../examples/coffee.jpg");

    @TempDir
    Path folder;

    @Test
    void everyValueOfAnAxisIsMeasuredBesideItsArithmetic() {
        new RandomModel(ModelSize.SMALL, file -> {}).write(folder);
        try (LoadedModel model = LoadedModel.load(
                ModelFolder.of(folder, Optional.empty()), Device.CPU, Precision.F32, OptionalInt.of(1))) {
            var growth = new Growth(model, 0, folder, PHOTO, Precision.F32, 64, 1, line -> {});
            Curve curve = growth.along(Axis.TASKS);
            assertThat(curve.points()).extracting(Curve.Point::value).containsExactly(1, 2, 4, 6, 8);
            assertThat(curve.points()).allMatch(point -> point.cpuSeconds() > 0 && point.memory() > 0);
            // the photo is encoded once, so a little less than in proportion
            assertThat(curve.exponents().operations()).isCloseTo(.9, within(.1));
        }
    }
}
