package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.diception.InputException;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.diception.train.Checkpoint;
import org.diception.train.parallel.LocalProcesses;
import org.diception.train.parallel.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, one of which is lost in the middle of a run. */
@NeedsGoldens
class LostProcessTest {
    private static final int LOST_BEFORE = 4;

    /** What each process does: trains; rank 1 dies of itself before its fourth step if it is told so. */
    public static void main(String[] arguments) {
        Placement place = Placement.of(System.getenv());
        AtomicInteger asked = new AtomicInteger();
        try {
            new TrainingRun(Path.of(arguments[0]), new TinyRun(Path.of(".")), () -> {
                if (asked.incrementAndGet() == LOST_BEFORE && place.rank() == 1 && arguments.length > 1) {
                    Runtime.getRuntime().halt(137);
                }
                return false;
            }).at(place).run();
            System.exit(0);
        } catch (InputException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private record Ended(int code, String err) {}

    private static Ended run(String... arguments) {
        var err = new ByteArrayOutputStream();
        List<String> command = LocalProcesses.java(LostProcessTest.class.getName(), List.of(arguments));
        int code = new LocalProcesses(command, 2,
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run();
        return new Ended(code, err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theOthersSayWhoIsLostAndTheRunGoesOnFromItsLastCheckpoint(@TempDir Path folder) {
        TinyRun tiny = new TinyRun(folder);
        String recipe = tiny.recipe(6, "watch: {save-steps: 2}").toString();
        Ended lost = run(recipe, "lose rank 1");
        assertThat(lost.code()).isEqualTo(137);
        assertThat(lost.err()).contains("rank 0: rank 1 of 2 is lost, noticed while ");
        try (SafetensorsFile checkpoint = Checkpoint.open(tiny.checkpoint())) {
            assertThat(Checkpoint.steps(checkpoint)).isEqualTo(2);
        }
        TinyRun again = new TinyRun(folder);
        again.train(Path.of(recipe), 2);
        assertThat(again.said).contains("going on after step 2");
        assertThat(tiny.run().resolve("model")).isDirectory();
    }
}
