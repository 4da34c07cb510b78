package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a machine that libtorch was not built for. */
class WithoutLibtorchTest {
    /** The first loads it ahead, on another thread. */
    @ParameterizedTest
    @ValueSource(strings = {"predict ../examples/coffee.jpg", "doctor"})
    void oneLineSaysSo(String command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.platform=linux-none", "-cp", System.getProperty("java.class.path"),
                "org.diception.cli.Main"));
        line.addAll(List.of(command.split(" ")));
        Process process = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).hasLineCount(1).startsWith("diception: libtorch cannot be loaded on linux-none");
    }
}
