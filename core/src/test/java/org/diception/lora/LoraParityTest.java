package org.diception.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Adapter;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.io.Prefixed;
import org.diception.io.PthFile;
import org.diception.io.WeightFiles;
import org.diception.model.Condition;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Adapters;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LoRA files that diffusers wrote, and the answers that the authors' transformer gave with them. */
@NeedsGoldens
class LoraParityTest {
    private static final Goldens INPUTS = Goldens.file("golden/train.safetensors");
    private static final Goldens GOLDEN = Goldens.file("golden/train_lora.safetensors");
    private static final JsonNode RECIPE = Goldens.json("golden/train.json").path("lora");
    private static final Path FOLDER = Goldens.path("lora");
    /** alpha / rank: files of diffusers do not carry it, so it is said as the adapter's weight. */
    private static final double SCALE = RECIPE.path("scale").doubleValue();
    private static final String LAYER = "transformer." + RECIPE.path("modules").path(0).asText();

    @TempDir
    private Path folder;

    private PointerScope scope;
    private TensorSource base;
    private Weights weights;

    @BeforeEach
    void open() {
        Engine.load();
        scope = new PointerScope();
        base = new Prefixed("transformer.", WeightFiles.open(Goldens.path("model/transformer")));
        weights = Weights.of(base, Engine.cpu());
    }

    @AfterEach
    void close() {
        weights.close();
        base.close();
        scope.close();
    }

    private Tensor velocity(Adapters adapters) {
        return velocity(weights.adapted(adapters));
    }

    private static Tensor velocity(Weights weights) {
        TransformerConfig config = TransformerConfig.of(
                JsonConfig.read(Goldens.path("model/transformer/config.json")));
        Tensor sigma = INPUTS.tensor("step0.sigma").view(-1, 1, 1, 1);
        Tensor noisy = INPUTS.tensor("step0.x0").lerp(INPUTS.tensor("step0.noise"), sigma);
        try (var checkpoint = PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_f32.pth"));
                var own = Weights.of(checkpoint, Engine.cpu())) {
            Tensor points = PointEncoder.of(own, config.width())
                    .forward(INPUTS.tensor("points"), INPUTS.tensor("labels"));
            Condition condition = new Condition(INPUTS.tensor("step0.image_latent"),
                    INPUTS.tensor("prompt_embeds"), INPUTS.tensor("pooled"), points);
            return Transformer.of(weights.sub("transformer"), config)
                    .forward(noisy, sigma.view(-1).mul(new Scalar(1000)), condition);
        }
    }

    private LoraLayers read(String name, double weight) {
        try (LoraFile file = LoraFile.open(FOLDER.resolve(name))) {
            LoraLayers layers = LoraLayers.of(file, weight, Engine.cpu());
            velocity(layers); // takes the matrices before the file is closed
            layers.requireAllUsed();
            return layers;
        }
    }

    private static double distance(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item_float();
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "after3"})
    void aFileOfDiffusersGivesTheAnswerOfTheReference(String name) {
        try (LoraLayers layers = read(name, SCALE)) {
            GOLDEN.check(name + ".velocity", velocity(layers));
        }
    }

    @Test
    void theNetworkWithoutTheAdapterIsUntouched() {
        Tensor before = velocity(weights);
        try (LoraLayers layers = read("after3", 1)) {
            assertThat(distance(before, velocity(layers))).isGreaterThan(0.01);
            assertThat(distance(before, velocity(weights))).isZero();
            assertThat(distance(before, velocity(read("after3", 0)))).isZero();
        }
    }

    /** 1e-5: the reference's own deviation between float32 and float64 is 6e-6 here. */
    @Test
    void twoHalvesOfAnAdapterAreTheWhole() {
        try (LoraLayers half = read("after3", 0.5); LoraLayers whole = read("after3", 1)) {
            Tensor halves = velocity(Adapters.stack(List.of(half, half)));
            assertThat(distance(halves, velocity(whole))).isLessThan(1e-5);
        }
    }

    @Test
    void mergedWeightsGiveTheAnswerOfTheReferenceToo() {
        try (var loras = new LoraStack(List.of(new Adapter(FOLDER.resolve("after3"), SCALE)), Engine.cpu());
                Weights own = Weights.of(new MergedLora(base, loras), Engine.cpu())) {
            GOLDEN.check("after3.velocity", velocity(own));
        }
    }

    @Test
    void whatIsWrittenForDiffusersIsTheFileThatDiffusersWrote() throws IOException {
        Path theirs = FOLDER.resolve("after3/pytorch_lora_weights.safetensors");
        try (LoraFile file = LoraFile.open(theirs)) {
            LoraWriter.write(folder, LoraLayout.DIFFUSERS, file, config(1), ScalarType.Float);
        }
        assertThat(Files.readAllBytes(folder.resolve("pytorch_lora_weights.safetensors")))
                .isEqualTo(Files.readAllBytes(theirs));
    }

    /** The scale stands in the settings for PEFT and in B for diffusers; both mean the same. */
    @ParameterizedTest
    @ValueSource(strings = {"diffusers", "peft"})
    void alphaComesBackFromBothLayouts(String name) {
        LoraLayout layout = LoraLayout.parse(name);
        try (LoraFile file = LoraFile.open(FOLDER.resolve("after3"))) {
            LoraWriter.write(folder, layout, file, config(1.5), ScalarType.Float);
        }
        try (LoraFile file = LoraFile.open(folder); LoraLayers whole = read("after3", 1.5)) {
            assertThat(file.scale(LAYER)).isEqualTo(layout == LoraLayout.PEFT ? 1.5 : 1);
            try (LoraLayers layers = LoraLayers.of(file, 1, Engine.cpu())) {
                assertThat(distance(velocity(layers), velocity(whole))).isCloseTo(0, within(1e-5));
            }
        }
    }

    @Test
    void anAdapterForLayersThatAreNotThereIsRefusedByName() {
        try (LoraFile file = LoraFile.open(FOLDER.resolve("init"));
                LoraLayers layers = LoraLayers.of(file, 1, Engine.cpu())) {
            weights.adapted(layers).linear(LAYER, in(file), out(file));
            String other = RECIPE.path("modules").path(1).asText();
            assertThatThrownBy(layers::requireAllUsed).isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("no linear layers for", other + ".lora_A", "another model");
        }
    }

    @Test
    void anAdapterOfAnotherWidthIsRefusedWithBothSizes() {
        try (LoraFile file = LoraFile.open(FOLDER.resolve("init"));
                LoraLayers layers = LoraLayers.of(file, 1, Engine.cpu())) {
            long in = in(file);
            long out = out(file);
            assertThatThrownBy(() -> layers.of(LAYER, in + 1, out)).isInstanceOf(ModelException.class)
                    .hasMessageContainingAll(LAYER, "from " + in + " to " + out, "takes " + (in + 1) + " to");
        }
    }

    private static long in(LoraFile file) {
        return file.shape(LAYER + LoraFile.DOWN)[1];
    }

    private static long out(LoraFile file) {
        return file.shape(LAYER + LoraFile.UP)[0];
    }

    private static LoraConfig config(double scale) {
        int rank = RECIPE.path("rank").intValue();
        List<String> targets = new ArrayList<>();
        RECIPE.path("target_modules").forEach(target -> targets.add(target.asText()));
        return new LoraConfig(rank, scale * rank, new LoraTargets(targets));
    }
}
