package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diception.Precision;
import org.diception.bench.ModelSize;
import org.diception.bench.RandomModel;
import org.diception.pipeline.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Everything together, on a model of a few channels. */
class ComparisonRunTest {
    private static final String PYTHON = "diception.peer.python";
    private static final Path PHOTO = Path.of("../examples/coffee.jpg");

    @TempDir
    Path folder;

    @Test
    void bothSidesComputeTheSameFromTheSame() {
        String python = System.getProperty(PYTHON);
        assumeTrue(python != null, "needs a Python with the official stack, named by -D" + PYTHON);
        new RandomModel(ModelSize.SMALL, file -> {}).write(folder);
        var peer = new PeerOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("peer",
                CommandLine.Model.CommandSpec.forAnnotatedObject(peer)))
                .parseArgs("--python", python, "--threads", "1");
        var stages = List.of(Stage.ENCODE, Stage.TRANSFORMER, Stage.DECODE, Stage.GUIDED, Stage.SIX);
        Comparison comparison = new ComparisonRun(ModelFolder.of(folder, Optional.empty()),
                PHOTO.toAbsolutePath(), new Formats(Precision.F32, Precision.F32), Optional.of(64), peer,
                new Turns(stages, 0, 1, line -> {})).run(false, true, 0);
        assertThat(comparison.lines()).extracting(Comparison.Line::stage).containsExactlyElementsOf(stages);
        // float32 in another order of summation
        assertThat(comparison.lines().subList(0, 4))
                .allMatch(line -> line.distances().apart().relative() < 1e-5);
        assertThat(comparison.side()).isEqualTo(64);
    }
}
