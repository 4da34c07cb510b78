package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are ended from outside, at random moments: while they start, within a step, while they write
 * a checkpoint. {@code -Ddiception.kills=20} kills more often.
 */
@NeedsGoldens
class KillTest {
    private static final int KILLS = Integer.getInteger("diception.kills", 3);
    private static final int STEPS = 3 * KILLS + 2;
    private static final String SAVE_ALWAYS = "watch: {save-steps: 1, log: 1}";

    @TempDir
    private static Path shared;

    private static TinyRun whole;

    @BeforeAll
    static void trainWithoutBeingDisturbed() {
        whole = new TinyRun(shared);
        whole.train(whole.recipe(STEPS, SAVE_ALWAYS));
    }

    private static void requireSameBits(TinyRun run) throws IOException {
        assertThat(Files.readAllBytes(run.run().resolve("model/diception.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.run().resolve("model/diception.safetensors")));
        assertThat(Files.readAllLines(run.run().resolve("train.jsonl"))).hasSize(STEPS);
    }

    @Test
    void aRunThatIsKilledAtAnyMomentEndsWithTheSameBits(@TempDir Path folder) throws Exception {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(STEPS, SAVE_ALWAYS);
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            ChildRun child = ChildRun.start(recipe);
            int steps = random.nextInt(4);
            boolean alive = true;
            for (int step = 0; step < steps && alive; step++) { // none: it dies while it starts
                alive = child.await(line -> line.matches("step \\d+"));
            }
            Thread.sleep(random.nextInt(100));
            child.kill();
        }
        ChildRun last = ChildRun.start(recipe);
        assertThat(last.end()).as(last.said()).isZero();
        requireSameBits(run);
    }

    @Test
    void aRunThatIsAskedToEndFinishesItsStepSavesAndSaysHowToGoOn(@TempDir Path folder) throws Exception {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(STEPS, "watch: {log: 1}");
        ChildRun child = ChildRun.start(recipe);
        assertThat(child.await("step 2"::equals)).as(child.said()).isTrue();
        child.terminate();
        assertThat(child.end()).isEqualTo(128 + 15);
        assertThat(child.said()).containsPattern("stopped after step \\d+ of " + STEPS
                + "; go on with: ./diception train ");
        assertThat(run.checkpoint()).exists();
        run.train(recipe);
        assertThat(run.said.toString()).containsPattern("going on after step \\d+");
        requireSameBits(run);
    }
}
