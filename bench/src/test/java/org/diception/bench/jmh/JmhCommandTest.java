package org.diception.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhCommandTest {
    @TempDir
    private Path folder;

    @Test
    void runsAreAddedToThoseBefore() throws IOException {
        Path file = folder.resolve("jmh.json");
        History history = new History(file);
        history.add("abc", "a processor", List.of());
        history.add("def", "a processor", List.of());
        JsonNode runs = new ObjectMapper().readTree(file.toFile());
        assertThat(runs).hasSize(2);
        assertThat(runs.path(1).path("commit").asText()).isEqualTo("def");
        assertThat(runs.path(1).path("results").isArray()).isTrue();
    }

    @Test
    void aFileThatIsNoHistoryIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        assertThatThrownBy(() -> new History(file).add("abc", "", List.of()))
                .isInstanceOf(InputException.class).hasMessageContaining("is no array of runs");
        assertThat(file).hasContent("{\"a\": 1}");
    }
}
