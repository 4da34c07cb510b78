package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.ModelException;
import org.diception.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private PointerScope scope;
    private MemorySource source;

    @BeforeEach
    void open() {
        Engine.load();
        scope = new PointerScope();
        source = new MemorySource("model.safetensors", Map.of(
                "block.proj.weight", torch.ones(2, 3),
                "block.proj.bias", torch.ones(2),
                "block.plain.weight", torch.ones(2, 3),
                "other", torch.ones(1)));
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void aMissingKeyIsNamedWithFileKeyAndShape() {
        try (Weights weights = Weights.of(source, Engine.cpu())) {
            assertThatThrownBy(() -> weights.sub("block").tensor("norm.weight", 4))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("model.safetensors", "'block.norm.weight'", "missing", "[4]");
        }
    }

    @Test
    void aWrongShapeIsNamedWithBothShapes() {
        try (Weights weights = Weights.of(source, Engine.cpu())) {
            assertThatThrownBy(() -> weights.sub("block").linear("proj", 4, 2))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'block.proj.weight'", "[2, 3]", "[2, 4]");
        }
    }

    @Test
    void whatNobodyTookIsListed() {
        try (Weights weights = Weights.of(source, Engine.cpu())) {
            weights.sub("block").linear("proj", 3, 2);
            assertThat(weights.unused()).containsExactly("block.plain.weight", "other");
            assertThat(weights.sub("block").unused()).containsExactly("block.plain.weight");
        }
    }

    @Test
    void aBiasIsTakenWhereThereIsOne() {
        try (Weights weights = Weights.of(source, Engine.cpu())) {
            assertThat(weights.linear("block.proj", 3, 2).forward(torch.ones(1, 3)).sum().item_float())
                    .isEqualTo(8);
            assertThat(weights.linear("block.plain", 3, 2).forward(torch.ones(1, 3)).sum().item_float())
                    .isEqualTo(6);
        }
    }

    @Test
    void tensorsOutliveTheScopeInWhichTheyAreTakenAndEndWithTheWeights() {
        Engine half = new Engine(Device.CPU, Precision.BF16);
        long before = Pointer.totalCount();
        try (Weights weights = Weights.of(source, half)) {
            Tensor taken = take(weights);
            assertThat(taken.scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
            assertThat(Pointer.totalCount()).isGreaterThan(before);
        }
        try (PointerScope inner = new PointerScope(); Weights weights = Weights.of(source, half)) {
            long settled = Pointer.totalCount();
            take(weights);
            weights.close();
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(settled);
        }
    }

    private static Tensor take(Weights weights) {
        try (PointerScope inner = new PointerScope()) {
            return weights.tensor("block.proj.weight", 2, 3);
        }
    }
}
