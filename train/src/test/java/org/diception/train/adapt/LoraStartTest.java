package org.diception.train.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.lora.LoraConfig;
import org.diception.lora.LoraTargets;
import org.diception.nn.Adapters;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.optim.ParameterSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoraStartTest {
    private static final LoraConfig CONFIG = new LoraConfig(2, 4, new LoraTargets(List.of("to_q", "to_v")));
    private static final Initializer ONES = (name, shape) -> torch.ones(shape);

    private PointerScope scope;

    @BeforeEach
    void open() {
        Engine.load();
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void theNetworkBeginsAsItWas() {
        try (Weights weights = Weights.create(ONES, Engine.cpu());
                ParameterSet lora = new ParameterSet("lora")) {
            Tensor x = torch.ones(3, 6);
            Adapters start = new LoraStart(CONFIG, lora, Engine.cpu(), 1);
            Tensor adapted = weights.adapted(start).linear("a.to_q", 6, 5).forward(x);
            Tensor plain = weights.linear("a.to_q", 6, 5).forward(x);
            assertThat(Tensors.toArray(adapted)).isEqualTo(Tensors.toArray(plain));
        }
    }

    @Test
    void onlyTheTargetsGetMatricesWhoseNumbersDependOnTheSeedAndTheirLayer() {
        ParameterSet first = start(5, "a.to_q", "a.to_k", "a.to_v");
        assertThat(first.trained()).containsOnlyKeys(
                "a.to_q.lora_A.weight", "a.to_q.lora_B.weight",
                "a.to_v.lora_A.weight", "a.to_v.lora_B.weight");
        assertThat(first.trainedCount()).isEqualTo(2 * (2 * 6 + 8 * 2));
        float[] query = numbers(first, "a.to_q");
        assertThat(numbers(start(5, "a.to_v", "a.to_q"), "a.to_q")).isEqualTo(query);
        assertThat(numbers(first, "a.to_v")).isNotEqualTo(query);
        assertThat(numbers(start(6, "a.to_q"), "a.to_q")).isNotEqualTo(query);
        for (float value : query) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) (1 / Math.sqrt(6)));
        }
    }

    private static float[] numbers(ParameterSet set, String layer) {
        return Tensors.toArray(set.tensors().get(layer + ".lora_A.weight"));
    }

    private static ParameterSet start(long seed, String... layers) {
        ParameterSet lora = new ParameterSet("lora");
        LoraStart start = new LoraStart(CONFIG, lora, Engine.cpu(), seed);
        for (String layer : layers) {
            start.of(layer, 6, 8);
        }
        return lora;
    }
}
