package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.util.Utils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ids are exact: every string of the reference, character for character. */
@NeedsGoldens
class TokenizersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void clipLGivesTheIdsOfTheReference() throws IOException {
        try (Tokenizer tokenizer = ClipTokenizer.read(Goldens.path("model/tokenizer"))) {
            givesTheIds(tokenizer, "clip_l");
        }
    }

    @Test
    void clipGGivesTheIdsOfTheReference() throws IOException {
        try (Tokenizer tokenizer = ClipTokenizer.read(Goldens.path("model/tokenizer_2"))) {
            givesTheIds(tokenizer, "clip_g");
        }
    }

    @Test
    void t5GivesTheIdsOfTheReference() throws IOException {
        try (Tokenizer tokenizer = T5Tokenizer.read(Goldens.path("model/tokenizer_3"))) {
            givesTheIds(tokenizer, "t5");
        }
    }

    @Test
    void theTokenizerLibraryIsKeptOffTheNetwork() {
        try (Tokenizer tokenizer = T5Tokenizer.read(Goldens.path("model/tokenizer_3"))) {
            assertThat(tokenizer.encode("")).isNotEmpty();
            assertThat(Utils.isOfflineMode()).isTrue(); // neither usage calls nor downloads
        }
    }

    @Test
    void otherLayoutsOfT5sFileGiveTheIdsOfTheReference() throws IOException {
        for (String layout : new String[] {"altprepend", "wssplit"}) {
            Path folder = Goldens.path("model_extra/tokenizer_3_" + layout);
            try (Tokenizer tokenizer = T5Tokenizer.read(folder)) {
                givesTheIds(tokenizer, "t5_" + layout);
            }
        }
    }

    /** A layout's ids stand in the file only where they differ from those of the usual one. */
    private static void givesTheIds(Tokenizer tokenizer, String name) throws IOException {
        JsonNode golden = Goldens.json("golden/tokens.json");
        String family = name.startsWith("t5") ? "t5" : name;
        assertThat(tokenizer.padding()).isEqualTo(golden.get(family).get("pad").intValue());
        String length = family.equals("t5") ? "t5_max" : "clip_max";
        assertThat(tokenizer.length()).isEqualTo(golden.get(length).intValue());
        assertThat(golden.get("cases")).isNotEmpty();
        SoftAssertions all = new SoftAssertions();
        for (JsonNode one : golden.get("cases")) {
            JsonNode ids = one.has(name) ? one.get(name) : one.get(family);
            all.assertThat(tokenizer.encode(one.get("text").textValue()))
                    .as(one.get("text").toString())
                    .isEqualTo(JSON.convertValue(ids, int[].class));
        }
        all.assertAll();
    }

    @Test
    void aShortPromptIsPaddedToTheFullLength() {
        try (Tokenizer tokenizer = ClipTokenizer.read(Goldens.path("model/tokenizer_2"))) {
            assertThat(tokenizer.padded("a")).hasSize(tokenizer.length()).endsWith(tokenizer.padding());
        }
    }

    @Test
    void anEndTokenInCapitalsIsStillTheEndToken() {
        try (Tokenizer tokenizer = ClipTokenizer.read(Goldens.path("model/tokenizer"))) {
            assertThat(tokenizer.encode("a <|ENDOFTEXT|> b"))
                    .isEqualTo(tokenizer.encode("a <|endoftext|> b"));
        }
    }

    @Test
    void aFolderWithoutATokenizerIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> ClipTokenizer.read(folder))
                .isInstanceOf(ModelException.class).hasMessageContaining("vocab.json: no such file");
        assertThatThrownBy(() -> T5Tokenizer.read(folder))
                .isInstanceOf(ModelException.class).hasMessageContaining("tokenizer.json: file not found");
    }

    @Test
    void aBrokenTokenizerFileIsOneLineThatNamesIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{\n\"model\": 3\n}");
        assertThatThrownBy(() -> T5Tokenizer.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tokenizer.json: not a tokenizer")
                .message().hasLineCount(1);
    }
}
