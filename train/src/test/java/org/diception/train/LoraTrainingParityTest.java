package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.lora.LoraFile;
import org.diception.nn.Engine;
import org.diception.train.optim.ParameterSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Three steps of a LoRA beside the frozen transformer against PEFT's. */
@ParameterizedClass
@EnumSource(Way.class)
@NeedsGoldens
class LoraTrainingParityTest {
    private static final Goldens GOLDEN = Goldens.file("golden/train_lora.safetensors");
    private static final JsonNode RECIPE = Goldens.json("golden/train.json").path("lora");
    /** What the reference's file has no prefix for. */
    private static final String TRANSFORMER = "transformer.";

    private static PointerScope scope;
    private static ParameterSet lora;
    private static ReferenceTraining training;
    private static final Map<String, Tensor> SEEN = new TreeMap<>();

    @Parameter
    private Way way;

    @BeforeParameterizedClassInvocation
    static void train(Way way) {
        Engine.load();
        scope = new PointerScope();
        lora = new ParameterSet("lora/init");
        try (LoraFile file = LoraFile.open(Goldens.path("lora/init"))) {
            for (String name : file.names()) {
                lora.add(name.substring(TRANSFORMER.length()), file.load(name, ScalarType.Float), true);
            }
        }
        training = new ReferenceTraining(way, lora, RECIPE.path("scale").doubleValue());
        training.run();
        SEEN.putAll(training.seen);
        SEEN.put("init.velocity", SEEN.get("step0.velocity"));
        SEEN.put("after3.velocity", SEEN.get("after3.velocity_step0_inputs"));
    }

    @AfterParameterizedClassInvocation
    static void free() {
        training.close();
        lora.close();
        scope.close();
    }

    static Set<String> computedTensors() {
        return GOLDEN.computed();
    }

    @ParameterizedTest
    @MethodSource("computedTensors")
    void eachTensorIsThatOfTheReference(String name) {
        assertThat(SEEN.keySet()).as("%s", way).contains(name);
        GOLDEN.check(name, SEEN.get(name));
    }

    @Test
    void theFrozenTransformerGetsNoGradient() {
        assertThat(training.transformer.tensors().values()).noneMatch(tensor -> tensor.grad().defined());
    }

    @Test
    void whatIsTrainedAreTheMatricesOfTheReference() {
        assertThat(lora.trained().keySet()).hasSize(2 * RECIPE.path("modules").size())
                .allMatch(name -> GOLDEN.names().contains("after3." + name));
    }
}
