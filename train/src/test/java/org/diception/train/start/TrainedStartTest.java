package org.diception.train.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.diception.train.ParameterStart;
import org.diception.train.optim.ParameterSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainedStartTest {
    private static final String POSITIONS = "transformer.pos_embed.pos_embed";

    @BeforeAll
    static void load() {
        Engine.load();
    }

    /** Two blocks of two heads of 8; a grid of so many patches, so far apart. */
    private static TransformerConfig config(int grid, int spacing, int blocks) {
        return new TransformerConfig(spacing * grid * 2, 2, 4, 4, blocks, 8, 2, 16, 16, grid);
    }

    private static ParameterSet small(long seed) {
        TransformerConfig config = config(4, 8, 2);
        return ParameterStart.make(config, new UsualStart(config, seed), 8, name -> true, Engine.cpu());
    }

    private static ParameterSet from(ParameterSet trained, TransformerConfig config) {
        Map<String, Tensor> tensors = new TreeMap<>(trained.tensors());
        return ParameterStart.make(config,
                new TrainedStart(new MemorySource("trained", tensors), new UsualStart(config, 2)),
                8, name -> true, Engine.cpu());
    }

    @Test
    void everythingButThePositionsIsWhatTheOtherModelLearnt() {
        TransformerConfig larger = config(8, 4, 2);
        try (PointerScope scope = new PointerScope(); ParameterSet trained = small(1);
                ParameterSet made = from(trained, larger); ParameterSet other = small(2)) {
            made.tensors().forEach((name, tensor) -> {
                if (!name.equals(POSITIONS)) {
                    assertThat(Tensors.toArray(tensor)).as(name)
                            .isEqualTo(Tensors.toArray(trained.tensors().get(name)));
                }
            });
            assertThat(Tensors.shape(made.tensors().get(POSITIONS))).containsExactly(1, 64, 16);
            assertThat(Tensors.toArray(made.tensors().get("transformer.proj_out.weight"))).hasSize(16 * 16);
            assertThat(Tensors.toArray(other.tensors().get("transformer.pos_embed.proj.weight")))
                    .isNotEqualTo(Tensors.toArray(made.tensors().get("transformer.pos_embed.proj.weight")));
        }
    }

    @Test
    void whatTheOtherModelLacksIsNamed() {
        try (PointerScope scope = new PointerScope(); ParameterSet trained = small(1)) {
            assertThatThrownBy(() -> from(trained, config(8, 4, 3))).isInstanceOf(ModelException.class)
                    .hasMessageContaining("trained: key 'transformer.transformer_blocks.")
                    .hasMessageContaining("same sizes");
        }
    }
}
