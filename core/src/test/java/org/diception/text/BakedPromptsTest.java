package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.ModelException;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsGoldens
class BakedPromptsTest {
    private static final Path MODEL = Goldens.path("model");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatWasBakedIsWhatTheEncodersGiveToTheBit(Precision precision) {
        var engine = new Engine(Device.CPU, precision);
        Path file = folder.resolve(BakedPrompts.FILE_NAME);
        List<String> prompts =
                List.of(PromptSet.DEPTH, PromptSet.semantic("cat"), PromptSet.EMPTY, "a red kite!");
        try (var scope = new Scope(); var encoders = SdTextEncoders.open(MODEL, engine)) {
            PromptBaker.bake(encoders, prompts, file, EncodeProgress.NONE);
            try (var baked = BakedPrompts.open(file, engine)) {
                assertThat(baked.prompts()).isEqualTo(prompts);
                List<String> asked = List.of(prompts.get(3), prompts.get(0), prompts.get(3));
                isTheSame(baked.encode(asked), encoders.encode(asked));
                assertThat(baked.encode(asked).tokens().scalar_type().intern()).isEqualTo(engine.dtype());
                assertThat(baked.width()).isEqualTo(encoders.width());
                assertThat(baked.pooledWidth()).isEqualTo(encoders.pooledWidth());
            }
        }
    }

    @Test
    void groupsGiveWhatTheEncodersGiveAndCountOn() {
        List<String> prompts = List.of("one", "two", "three");
        List<String> seen = new ArrayList<>();
        EncodeProgress listener = (done, total) -> seen.add(done + "/" + total);
        try (var scope = new Scope();
                var encoders = SdTextEncoders.open(MODEL, Engine.cpu());
                var groups = new PromptGroups(encoders, prompts, 2, listener)) {
            for (int i = 0; i < prompts.size(); i++) {
                isTheSame(groups.prompt(i), encoders.encode(prompts.subList(i, i + 1)));
            }
        }
        assertThat(seen).doesNotHaveDuplicates().last().isEqualTo(seen.size() + "/" + seen.size());
    }

    @Test
    void aModelMayHaveAnyNumberOfTokens() {
        try (var scope = new Scope(); var baked = small("one", "two")) {
            assertThat(Tensors.toArray(baked.encode(List.of("two", "one")).tokens()))
                    .containsExactly(2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1);
            assertThat(Tensors.shape(baked.encode(List.of("one")).tokens())).containsExactly(1, 3, 2);
            assertThat(Tensors.shape(baked.encode(List.of("one")).pooled())).containsExactly(1, 4);
        }
    }

    @Test
    void anUnknownPromptIsRefusedWithTheClosestOnes() {
        String[] prompts = PromptSet.ALL.toArray(String[]::new);
        try (var scope = new Scope(); var baked = small(prompts)) {
            assertThat(baked.knows("[[image2dept]]")).isFalse();
            assertThatThrownBy(() -> baked.encode(List.of("[[image2dept]]")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("prompt '[[image2dept]]' is not known: 87 baked prompts in ")
                    .hasMessageContaining("closest are '[[image2depth]]', ")
                    .message().hasLineCount(1);
        }
    }

    @Test
    void noPromptIsRefused() {
        try (var scope = new Scope(); var baked = small("one")) {
            assertThatThrownBy(() -> baked.encode(List.of())).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void fiftyCallsLeaveNoNativeObjectBehind() {
        try (var scope = new Scope(); var baked = small("one", "two")) {
            baked.encode(List.of("one"));
            long before = 0;
            for (int i = 0; i <= 50; i++) {
                try (var call = new Scope()) {
                    baked.encode(List.of("one", "two"));
                }
                before = i == 0 ? Pointer.totalCount() : before;
            }
            // the collector may free others' meanwhile
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void bakingLeavesNothingWhereItFails() throws IOException {
        Path file = folder.resolve("failed").resolve(BakedPrompts.FILE_NAME);
        Files.createDirectory(file.getParent());
        try (var encoders = SdTextEncoders.open(MODEL, Engine.cpu())) {
            assertThatThrownBy(() -> PromptBaker.bake(encoders, List.of("a"), file, (done, total) -> {
                throw new IllegalStateException("stopped");
            })).hasMessage("stopped");
        }
        assertThat(file.getParent()).isEmptyDirectory();
    }

    @Test
    void aFileWithoutPromptsIsNamed() {
        Path file = folder.resolve("other.safetensors");
        writer("0.tokens", 3, 2).write(file);
        assertThatThrownBy(() -> BakedPrompts.open(file, Engine.cpu()))
                .isInstanceOf(ModelException.class).hasMessageContaining("no '0.prompt' in the metadata");
    }

    @Test
    void aPromptWithoutItsTensorIsNamed() {
        Path file = folder.resolve("half.safetensors");
        writer("0.tokens", 3, 2).metadata("0.prompt", "one").write(file);
        assertThatThrownBy(() -> BakedPrompts.open(file, Engine.cpu()))
                .isInstanceOf(ModelException.class).hasMessageContaining("tensor '0.pooled' is missing");
    }

    @Test
    void promptsOfTwoShapesAreRefusedWithBoth() {
        Path file = folder.resolve("shapes.safetensors");
        add(add(writer("0.tokens", 3, 2), "1.tokens", 4, 2), "0.pooled", 4)
                .metadata("0.prompt", "one").metadata("1.prompt", "two").write(file);
        assertThatThrownBy(() -> BakedPrompts.open(file, Engine.cpu()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tensor '1.tokens' has shape [4, 2], '0.tokens' has [3, 2]");
    }

    @Test
    void onePromptTwiceIsRefused() {
        Path file = folder.resolve("twice.safetensors");
        writer("0.tokens", 3, 2).metadata("0.prompt", "one").metadata("1.prompt", "one").write(file);
        assertThatThrownBy(() -> BakedPrompts.open(file, Engine.cpu()))
                .isInstanceOf(ModelException.class).hasMessageContaining("prompts 0 and 1 are the same");
    }

    private static SafetensorsWriter writer(String name, long... shape) {
        return add(new SafetensorsWriter(), name, shape);
    }

    private static SafetensorsWriter add(SafetensorsWriter writer, String name, long... shape) {
        return writer.add(name, ScalarType.Float, shape, () -> torch.ones(shape));
    }

    /**
     * Three tokens of width two and a pooled vector of four per prompt, filled with the prompt's number from
     * 1.
     */
    private BakedPrompts small(String... prompts) {
        Path file = folder.resolve("small.safetensors");
        Map<String, TextEmbedding> embeddings = new LinkedHashMap<>();
        for (String prompt : prompts) {
            Tensor number = Tensors.of(new float[] {embeddings.size() + 1}, 1);
            embeddings.put(prompt, new TextEmbedding(number.expand(1, 3, 2), number.expand(1, 4)));
        }
        PromptBaker.write(file, embeddings);
        try (var written = SafetensorsFile.open(file)) {
            assertThat(written.names()).hasSize(2 * prompts.length);
        }
        return BakedPrompts.open(file, Engine.cpu());
    }

    private static void isTheSame(TextEmbedding actual, TextEmbedding wanted) {
        assertThat(torch.equal(actual.tokens(), wanted.tokens())).isTrue();
        assertThat(torch.equal(actual.pooled(), wanted.pooled())).isTrue();
    }
}
