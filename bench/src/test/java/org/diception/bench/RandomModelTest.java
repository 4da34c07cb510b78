package org.diception.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.PthFile;
import org.diception.io.WeightFiles;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptSet;
import org.diception.vae.Autoencoders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomModelTest {
    private static final ModelSize SIZE = ModelSize.SMALL;
    private static final ModelSize FULL = ModelSize.SD3_MEDIUM;

    @TempDir
    static Path folder;

    private static final List<Path> REPORTED = new ArrayList<>();

    @BeforeAll
    static void write() {
        new RandomModel(SIZE, REPORTED::add).write(folder);
    }

    @Test
    void theTransformerOfSd3MediumHasItsPublishedNumberOfParameters() {
        long positions = 192 * 192 * 1536; // a table, not learnt
        assertThat(FULL.transformerBlueprint().elements() - positions).isEqualTo(2_028_328_000L);
    }

    @Test
    void thePartsOfSd3MediumHaveTheSizesOfThePublishedFiles() {
        assertThat(FULL.autoencoderBlueprint().elements()).isEqualTo(83_819_683);
        long points = FULL.checkpointBlueprint().elements() - FULL.transformerBlueprint().elements();
        long layers = 2048L * 2048 + 2048 + 1536L * 2048 + 1536;
        assertThat(points).isEqualTo(2 * 1024 + layers + 2 * 1536);
    }

    @Test
    void theTextEncodersOfSd3MediumHaveTheirPublishedNumbersOfParameters() {
        assertThat(FULL.textBlueprint("text_encoder/config.json").elements()).isEqualTo(123_650_304);
        assertThat(FULL.textBlueprint("text_encoder_2/config.json").elements()).isEqualTo(694_659_840);
        assertThat(FULL.textBlueprint("text_encoder_3/config.json").elements()).isEqualTo(4_762_310_656L);
    }

    @Test
    void textEncodersAreWrittenWithTheTokenizersOfAnotherModel(@TempDir Path other, @TempDir Path written)
            throws IOException {
        for (String tokenizer : List.of("tokenizer", "tokenizer_2", "tokenizer_3")) {
            Files.writeString(Files.createDirectories(other.resolve(tokenizer)).resolve("vocab"), tokenizer);
        }

        new RandomModel(SIZE, file -> { }).writeTextEncoders(written, other);

        assertThat(written.resolve("tokenizer_3/vocab")).hasContent("tokenizer_3");
        for (String config : ModelSize.TEXT_CONFIGS) {
            assertThat(numbers(WeightFiles.open(written.resolve(config).getParent())))
                    .isEqualTo(SIZE.textBlueprint(config).elements());
        }
    }

    @Test
    void everyTensorOfTheFolderIsUsed() {
        try (TensorSource source = WeightFiles.open(folder.resolve("transformer"));
                Weights weights = Weights.of(source, Engine.cpu());
                var vae = Autoencoders.load(folder.resolve("vae"), Engine.cpu())) {
            Transformer.of(weights, SIZE.transformer());
            assertThat(weights.unused()).isEmpty();
            assertThat(vae.weights().unused()).isEmpty();
            assertThat(source.dtype("proj_out.weight")).isEqualTo(ScalarType.Half);
        }
    }

    @Test
    void everyTensorOfTheCheckpointIsUsed() {
        try (TensorSource source = PthFile.open(folder.resolve(RandomModel.CHECKPOINT));
                Weights weights = Weights.of(source, Engine.cpu())) {
            Transformer.of(weights.sub("transformer"), SIZE.transformer());
            PointEncoder.of(weights, SIZE.transformer().width());
            assertThat(weights.unused()).isEmpty();
            assertThat(source.dtype("point_embedder.0.weight")).isEqualTo(ScalarType.BFloat16);
        }
    }

    @Test
    void theCheckpointHoldsTheNumbersThatItsKeysStandFor() {
        String key = "transformer.proj_out.weight";
        try (PointerScope scope = new PointerScope();
                TensorSource source = PthFile.open(folder.resolve(RandomModel.CHECKPOINT))) {
            var expected = new RandomWeights(2).create(key, source.shape(key)).to(ScalarType.BFloat16);
            assertThat(Tensors.toArray(source.load(key, ScalarType.Float)))
                    .isEqualTo(Tensors.toArray(expected));
        }
    }

    @Test
    void allPromptsAreThereAndNoTwoAreEqual() {
        try (PointerScope scope = new PointerScope();
                var prompts = BakedPrompts.open(folder.resolve(BakedPrompts.FILE_NAME), Engine.cpu())) {
            assertThat(prompts.prompts()).isEqualTo(PromptSet.ALL);
            var depth = prompts.encode(List.of(PromptSet.DEPTH));
            var normal = prompts.encode(List.of(PromptSet.NORMAL));
            assertThat(Tensors.shape(depth.tokens()))
                    .containsExactly(1, SIZE.promptTokens(), prompts.width());
            assertThat(Tensors.toArray(depth.tokens())).isNotEqualTo(Tensors.toArray(normal.tokens()));
        }
    }

    @Test
    void theFilesHoldAsManyNumbersAsTheLayersAskFor() {
        assertThat(numbers(WeightFiles.open(folder.resolve("transformer"))))
                .isEqualTo(SIZE.transformerBlueprint().elements());
        assertThat(numbers(WeightFiles.open(folder.resolve("vae"))))
                .isEqualTo(SIZE.autoencoderBlueprint().elements());
        assertThat(numbers(PthFile.open(folder.resolve(RandomModel.CHECKPOINT))))
                .isEqualTo(SIZE.checkpointBlueprint().elements());
    }

    private static long numbers(TensorSource source) {
        try (source) {
            return source.names().stream()
                    .mapToLong(name -> Arrays.stream(source.shape(name)).reduce(1, (a, b) -> a * b))
                    .sum();
        }
    }

    @Test
    void nothingButConfigsAndReportedFilesIsWritten() throws IOException {
        assertThat(REPORTED).allMatch(Files::exists).hasSize(4);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(REPORTED.size() + ModelSize.CONFIGS.size());
        }
    }
}
