package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.ModelException;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class SdTextEncodersTest {
    private static final Path MODEL = Goldens.path("model");

    private static SdTextEncoders encoders;

    @BeforeAll
    static void open() {
        encoders = SdTextEncoders.open(MODEL, Engine.cpu());
    }

    @AfterAll
    static void close() {
        encoders.close();
    }

    /** Lists of prompts, each one call of the reference. */
    private static List<List<String>> cases() {
        List<List<String>> all = new ArrayList<>();
        for (JsonNode one : Goldens.json("golden/text_prompts.json").get("encode_prompt")) {
            List<String> prompts = new ArrayList<>();
            one.forEach(prompt -> prompts.add(prompt.textValue()));
            all.add(prompts);
        }
        return all;
    }

    @Test
    void promptsAreEncodedAsByTheReference() {
        Goldens golden = Goldens.file("golden/encode_prompt.safetensors");
        List<List<String>> cases = cases();
        assertThat(cases).isNotEmpty();
        for (int i = 0; i < cases.size(); i++) {
            try (var scope = new Scope()) {
                List<String> prompts = cases.get(i);
                TextEmbedding positive = encoders.encode(prompts);
                TextEmbedding negative =
                        encoders.encode(Collections.nCopies(prompts.size(), PromptSet.EMPTY));
                golden.check(i + ".prompt_embeds", positive.tokens());
                golden.check(i + ".pooled", positive.pooled());
                golden.check(i + ".negative_prompt_embeds", negative.tokens());
                golden.check(i + ".negative_pooled", negative.pooled());
            }
        }
    }

    /** bfloat16 has 8 bits: the deviation's root mean square is 0.013 here, a hundredth of the numbers'. */
    @Test
    void bfloat16StaysNearTheReference() {
        Goldens golden = Goldens.file("golden/encode_prompt.safetensors");
        try (var scope = new Scope();
                var narrow = SdTextEncoders.open(MODEL, new Engine(Device.CPU, Precision.BF16))) {
            TextEmbedding embedding = narrow.encode(cases().get(0));
            assertThat(deviation(embedding.tokens(), golden.values("0.prompt_embeds"))).isLessThan(0.03);
            assertThat(deviation(embedding.pooled(), golden.values("0.pooled"))).isLessThan(0.03);
        }
    }

    private static double deviation(Tensor tensor, float[] wanted) {
        float[] values = Tensors.toArray(tensor);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += Math.pow(values[i] - wanted[i], 2);
        }
        return Math.sqrt(squares / values.length);
    }

    @Test
    void aPromptDoesNotDependOnItsNeighbours() {
        try (var scope = new Scope()) {
            TextEmbedding both = encoders.encode(List.of(PromptSet.DEPTH, PromptSet.NORMAL));
            TextEmbedding alone = encoders.encode(List.of(PromptSet.NORMAL));
            assertThat(torch.equal(both.prompt(1).tokens(), alone.tokens())).isTrue();
            assertThat(torch.equal(both.prompt(1).pooled(), alone.pooled())).isTrue();
        }
    }

    @Test
    void paddedIdsAreThoseOfTheReference() {
        List<String> texts = new ArrayList<>();
        JsonNode cases = Goldens.json("golden/tokens.json").get("cases");
        cases.forEach(one -> texts.add(one.get("text").textValue()));
        try (Tokenizer l = ClipTokenizer.read(MODEL.resolve("tokenizer"));
                Tokenizer g = ClipTokenizer.read(MODEL.resolve("tokenizer_2"));
                Tokenizer t5 = T5Tokenizer.read(MODEL.resolve("tokenizer_3"))) {
            givesPadded("clip_l", l, texts);
            givesPadded("clip_g", g, texts);
            givesPadded("t5", t5, texts);
        }
    }

    private static void givesPadded(String name, Tokenizer tokenizer, List<String> texts) {
        assertThat(tokenizer.padded(texts, Integer.MAX_VALUE).toArray(int[][]::new))
                .isDeepEqualTo(GoldenIds.read("golden/tokens.safetensors", name).toArray(int[][]::new));
    }

    @Test
    void progressEndsAtTheTotal() {
        List<String> seen = new ArrayList<>();
        try (var scope = new Scope()) {
            encoders.encode(List.of(PromptSet.POSE), (done, total) -> seen.add(done + "/" + total));
        }
        assertThat(seen).first().asString().startsWith("1/");
        assertThat(seen).last().isEqualTo(seen.size() + "/" + seen.size());
    }

    @Test
    void fiftyCallsLeaveNoNativeObjectBehind() {
        encodeOnce();
        long before = Pointer.totalCount();
        for (int i = 0; i < 50; i++) {
            encodeOnce();
        }
        // the collector may free others' meanwhile
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    private static void encodeOnce() {
        try (var scope = new Scope()) {
            encoders.encode(List.of(PromptSet.DEPTH));
        }
    }

    @Test
    void aTooLongPromptIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> encoders.encode(List.of("a".repeat(5000))))
                .isInstanceOf(UsageException.class)
                .hasMessage("a prompt has 5000 characters, at most 4096 are taken");
    }

    @Test
    void aBrokenSurrogateIsTextLikeAnyOther() {
        try (var scope = new Scope()) {
            assertThat(encoders.encode(List.of("half \ud83d of it")).tokens().size(0)).isEqualTo(1);
        }
    }

    @Test
    void aMissingT5IsNamedWithTheCure(@TempDir Path folder) throws IOException {
        for (String part : List.of(
                "tokenizer", "tokenizer_2", "tokenizer_3", "text_encoder", "text_encoder_2")) {
            TextConditionerTest.copy(MODEL.resolve(part), folder.resolve(part));
        }
        assertThatThrownBy(() -> SdTextEncoders.open(folder, Engine.cpu()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("text_encoder_3 is missing or without weights")
                .hasMessageContaining("prompts.safetensors");
        assertThat(SdTextEncoders.present(folder)).isFalse();
        assertThat(SdTextEncoders.present(MODEL)).isTrue();
    }
}
