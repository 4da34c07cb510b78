package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.InputException;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsGoldens
class JsonTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReadAsItStands() throws IOException {
        var root = Json.read(file("{\"a\": [1, 2.5, \"ü\"]}"), InputException::new);
        assertThat(root.path("a").get(2).textValue()).isEqualTo("ü");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\": 1, \"a\": 2} | Duplicate field 'a'", "{\"a\": | end-of-input", "{} {} | Trailing token",
        "[nan] | Unrecognized token", "\u00ff | not UTF-8", "'' | is empty",
    })
    void anythingElseIsRefusedInOneLine(String text, String cause) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Json.read(file, InputException::new)).isInstanceOf(InputException.class)
                .hasMessageContaining(file + ": ").hasMessageContaining(cause).hasMessageNotContaining("\n");
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackOverflows() throws IOException {
        Path file = file("[".repeat(100_000));
        assertThatThrownBy(() -> Json.read(file, ModelException::new)).isInstanceOf(ModelException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void aBatchListThatIsCutIsRefused() {
        Path file = Goldens.path("bad/batch_not_json.json");
        assertThatThrownBy(() -> Json.read(file, InputException::new)).isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString());
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("a.json"), text.equals("\u00ff")
                ? new byte[] {(byte) 0xff} : text.getBytes(StandardCharsets.UTF_8));
    }
}
