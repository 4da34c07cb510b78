package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.diception.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultLogTest {
    private static final String SETTINGS = "{\"model\":\"nano\"}";

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void twoSamplesWereJudged() {
        file = folder.resolve("results.jsonl");
        try (ResultLog log = ResultLog.open(file, SETTINGS)) {
            log.add("depth", "a.png", entry(.5));
            log.add("depth", "b.png", new ResultLog.Entry(JsonNodeFactory.instance.nullNode(), Double.NaN));
        }
    }

    @Test
    void whatWasJudgedIsThereAgain() {
        try (ResultLog log = ResultLog.open(file, SETTINGS)) {
            assertThat(log.has("depth", "a.png")).isTrue();
            assertThat(log.has("depth", "b.png")).as("nothing was asked, but it was looked at").isTrue();
            assertThat(log.has("normal", "a.png")).isFalse();
            assertThat(log.numbers("depth")).singleElement()
                    .satisfies(numbers -> assertThat(numbers.path("x").doubleValue()).isEqualTo(.5));
            assertThat(log.row("depth").get("a.png").goodness()).isEqualTo(.5);
        }
    }

    @Test
    void aLineThatWasHalfWrittenIsCutOff() throws IOException {
        long whole = Files.size(file);
        Files.writeString(file, "{\"row\":\"depth\",\"sample\":\"c.p", StandardOpenOption.APPEND);
        try (ResultLog log = ResultLog.open(file, SETTINGS)) {
            assertThat(log.has("depth", "c.png")).isFalse();
            assertThat(Files.size(file)).isEqualTo(whole);
            log.add("depth", "c.png", entry(.7));
        }
        try (ResultLog log = ResultLog.open(file, SETTINGS)) {
            assertThat(log.row("depth").keySet()).containsExactly("a.png", "b.png", "c.png");
        }
    }

    @Test
    void resultsOfAnotherModelAreRefused() {
        assertThatThrownBy(() -> ResultLog.open(file, "{\"model\":\"sd3\"}"))
                .isInstanceOf(InputException.class).hasMessageContaining("under other settings")
                .hasMessageContaining("--overwrite");
    }

    @Test
    void twoRunsDoNotWriteIntoOneFile() {
        try (ResultLog log = ResultLog.open(file, SETTINGS)) {
            assertThatThrownBy(() -> ResultLog.open(file, SETTINGS)).isInstanceOf(InputException.class)
                    .hasMessageContaining("another run is writing here");
            assertThat(log.has("depth", "a.png")).isTrue();
        }
    }

    @Test
    void aDamagedLineIsRefusedWithItsNumber() throws IOException {
        Files.writeString(file, SETTINGS + "\n{]\n");
        assertThatThrownBy(() -> ResultLog.open(file, SETTINGS)).isInstanceOf(InputException.class)
                .hasMessageContaining("line 2 is damaged");
    }

    private static ResultLog.Entry entry(double x) {
        return new ResultLog.Entry(JsonNodeFactory.instance.objectNode().put("x", x), x);
    }
}
