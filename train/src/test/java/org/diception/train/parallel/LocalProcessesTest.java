package org.diception.train.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalProcessesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String script) {
        return new LocalProcesses(List.of("sh", "-c", script), 3,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run();
    }

    @Test
    void theFirstOneSpeaksAndAllComplain() {
        String script = "echo result of $RANK; echo '[Gloo] hello'; echo of $WORLD_SIZE at $MASTER_ADDR >&2";
        assertThat(run(script)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("result of 0");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactlyInAnyOrder(
                "rank 0: of 3 at 127.0.0.1", "rank 1: of 3 at 127.0.0.1", "rank 2: of 3 at 127.0.0.1");
    }

    @Test
    void eachProcessSeesAGpuOfItsOwn() {
        assertThat(LocalProcesses.gpu(null, 1)).isEqualTo("1");
        assertThat(LocalProcesses.gpu("4, 6", 1)).isEqualTo("6");
        assertThat(LocalProcesses.gpu("4,6", 2)).isEmpty();
    }

    @Test
    void theExitCodeIsThatOfTheFirstThatEndsBadly() {
        assertThat(run("[ $RANK = 1 ] && exit 7; sleep 1; exit 1")).isEqualTo(7);
    }
}
