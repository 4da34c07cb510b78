package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.diception.train.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that has no room for the next checkpoint. */
@NeedsGoldens
class DiskFullTest {
    private static final String SAVE_ALWAYS = "watch: {save-steps: 1, log: 1}";
    private static final int STEPS = 4;

    @Test
    void aFullDiskEndsTheRunWithAClearErrorAndTheLastCheckpointIntact(
            @TempDir Path undisturbed, @TempDir Path folder) throws Exception {
        TinyRun whole = new TinyRun(undisturbed);
        whole.train(whole.recipe(STEPS, SAVE_ALWAYS));
        long room = Files.size(whole.checkpoint()) * 3 / 2; // for one checkpoint, not for a second beside it
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(STEPS, SAVE_ALWAYS);
        Files.createDirectories(run.run());
        assumeTrue(shell("mount -t tmpfs -o size=" + room + " tmpfs " + run.run()) == 0,
                "a small file system cannot be mounted here; root may");
        try {
            assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(InputException.class)
                    .hasMessageContaining("checkpoint.safetensors: cannot be written")
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("free space");
            try (SafetensorsFile checkpoint = Checkpoint.open(run.checkpoint())) {
                assertThat(Checkpoint.steps(checkpoint)).isEqualTo(1);
            }
            assertThat(drafts(run.run())).isEmpty();
            assertThat(shell("mount -o remount,size=100m " + run.run())).isZero();
            run.train(recipe);
            assertThat(Files.readAllBytes(run.run().resolve("model/diception.safetensors")))
                    .isEqualTo(Files.readAllBytes(whole.run().resolve("model/diception.safetensors")));
        } finally {
            shell("umount " + run.run());
        }
    }

    /** Where nothing can be mounted, a limit on the size of files does; the first checkpoint is there. */
    @Test
    void aFileThatMayNotGrowEndsTheRunInTheSameWay(@TempDir Path folder) throws Exception {
        TinyRun run = new TinyRun(folder);
        run.train(run.recipe(1, SAVE_ALWAYS));
        byte[] before = Files.readAllBytes(run.checkpoint());
        long kilobytes = before.length / 2048;
        ChildRun child = ChildRun.start(run.recipe(STEPS, SAVE_ALWAYS),
                "bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited");
        assertThat(child.end()).isNotZero();
        assertThat(child.said()).contains("checkpoint.safetensors: cannot be written", "File too large");
        assertThat(Files.readAllBytes(run.checkpoint())).isEqualTo(before);
        assertThat(drafts(run.run())).isEmpty();
    }

    private static Stream<Path> drafts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList().stream();
        }
    }

    private static int shell(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", command + " 2>/dev/null").start().waitFor();
    }
}
