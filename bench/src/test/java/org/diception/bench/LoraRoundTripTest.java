package org.diception.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What we save is read by the libraries that others use. */
class LoraRoundTripTest {
    private static final String PYTHON = "diception.peer.python";
    private static final Path SCRIPT = Path.of("src/main/python/lora_roundtrip.py");

    @TempDir
    Path folder;

    @Test
    void diffusersAndPeftLoadOurAdapterAndGiveOurAnswer() throws IOException, InterruptedException {
        String python = System.getProperty(PYTHON);
        assumeTrue(python != null, "needs a Python with diffusers and PEFT, named by -D" + PYTHON);
        String model = folder.resolve("model").toString();
        String adapter = folder.resolve("case").toString();
        new RandomModel(ModelSize.SMALL, file -> {}).write(Path.of(model));
        assertThat(new CommandLine(new LoraCaseCommand()).execute(adapter, "--model", model)).isZero();
        Process script = new ProcessBuilder(python, SCRIPT.toAbsolutePath().toString(), model, adapter)
                .redirectErrorStream(true).start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(said).isZero(); // its tolerance stands in the script
        assertThat(said).contains("diffusers ", "peft ");
    }
}
