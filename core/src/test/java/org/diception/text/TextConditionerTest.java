package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;
import org.diception.ModelException;
import org.diception.UsageException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link TextConditioner#open} makes of a model folder. */
@NeedsGoldens
class TextConditionerTest {
    private static final String BAKED = "[[image2depth]]";
    private static final String OTHER = "[[image2semantic]] kite";

    @TempDir
    Path folder;

    @Test
    void encodersAloneTakeAnyPrompt() {
        try (var scope = new Scope();
                var opened = TextConditioner.open(Goldens.path("model"), Engine.cpu());
                var encoders = SdTextEncoders.open(Goldens.path("model"), Engine.cpu())) {
            List<String> asked = List.of(OTHER, BAKED, OTHER);
            isTheSame(opened.encode(asked), encoders.encode(asked));
            isTheSame(opened.encode(List.of(BAKED)), encoders.encode(List.of(BAKED))); // out of memory now
        }
    }

    @Test
    void bakedPromptsNeedNoEncoder() {
        bake(List.of(BAKED));
        try (var scope = new Scope(); var opened = TextConditioner.open(folder, Engine.cpu())) {
            assertThat(opened.encode(List.of(BAKED)).tokens().size(2)).isEqualTo(opened.width());
            assertThat(opened.knows(OTHER)).isFalse();
            assertThatThrownBy(() -> opened.encode(List.of(OTHER))).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void encodersHelpOutWhereAPromptIsNotBaked() throws IOException {
        bake(List.of(BAKED));
        copy(Goldens.path("model"), folder);
        try (var scope = new Scope();
                var opened = TextConditioner.open(folder, Engine.cpu());
                var encoders = SdTextEncoders.open(folder, Engine.cpu())) {
            assertThat(opened.knows(OTHER)).isTrue();
            isTheSame(opened.encode(List.of(OTHER, BAKED)), encoders.encode(List.of(OTHER, BAKED)));
        }
    }

    @Test
    void bakedPromptsOfAnotherModelAreRefusedWithAllWidths() throws IOException {
        try (var scope = new Scope()) {
            var other = new TextEmbedding(torch.ones(1, 3, 2), torch.ones(1, 5));
            PromptBaker.write(folder.resolve(BakedPrompts.FILE_NAME), Map.of(BAKED, other));
        }
        copy(Goldens.path("model"), folder);
        try (var scope = new Scope(); var opened = TextConditioner.open(folder, Engine.cpu())) {
            assertThatThrownBy(() -> opened.encode(List.of(BAKED, OTHER)))
                    .isInstanceOf(ModelException.class).hasMessageContaining("are 2 and 5 wide");
        }
    }

    @Test
    void aFolderWithNeitherIsRefusedWithBothCures() {
        assertThatThrownBy(() -> TextConditioner.open(folder, Engine.cpu()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is missing")
                .hasMessageContaining("prompts.safetensors");
    }

    @Test
    void closingFreesWhatWasRemembered() {
        encodeAndClose();
        long before = Pointer.totalCount();
        encodeAndClose();
        // the collector may free others' meanwhile
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    private static void encodeAndClose() {
        try (var scope = new Scope();
                var opened = TextConditioner.open(Goldens.path("model"), Engine.cpu())) {
            opened.encode(List.of(BAKED, OTHER));
        }
    }

    @Test
    void noMoreThanTheLimitIsRemembered() {
        List<String> prompts =
                IntStream.range(0, RememberedPrompts.LIMIT + 5).mapToObj(i -> "prompt " + i).toList();
        try (var scope = new Scope()) {
            Map<String, TextEmbedding> embeddings = new LinkedHashMap<>();
            var same = new TextEmbedding(torch.ones(1, 3, 2), torch.ones(1, 4));
            prompts.forEach(prompt -> embeddings.put(prompt, same));
            PromptBaker.write(folder.resolve("many.safetensors"), embeddings);
        }
        var source = BakedPrompts.open(folder.resolve("many.safetensors"), Engine.cpu());
        try (var remembered = new RememberedPrompts(source)) {
            long before = Pointer.totalCount();
            encodeAll(remembered, prompts);
            long perPrompt = (Pointer.totalCount() - before) / RememberedPrompts.LIMIT;
            encodeAll(remembered, prompts.subList(0, 5));
            assertThat(Pointer.totalCount() - before).isEqualTo(perPrompt * RememberedPrompts.LIMIT);
        }
    }

    private static void encodeAll(TextConditioner conditioner, List<String> prompts) {
        try (var scope = new Scope()) {
            assertThat(conditioner.encode(prompts).tokens().size(0)).isEqualTo(prompts.size());
        }
    }

    private void bake(List<String> prompts) {
        try (var encoders = SdTextEncoders.open(Goldens.path("model"), Engine.cpu())) {
            PromptBaker.bake(encoders, prompts, folder.resolve(BakedPrompts.FILE_NAME), EncodeProgress.NONE);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void isTheSame(TextEmbedding actual, TextEmbedding wanted) {
        assertThat(torch.equal(actual.tokens(), wanted.tokens())).isTrue();
        assertThat(torch.equal(actual.pooled(), wanted.pooled())).isTrue();
    }
}
