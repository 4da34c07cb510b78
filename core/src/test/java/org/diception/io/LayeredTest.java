package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class LayeredTest {
    @Test
    void whatAPartialCheckpointLacksComesFromTheBaseAndIsListed() {
        TensorSource partial = PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_partial.pth"));
        TensorSource folder = WeightFiles.open(Goldens.path("model/transformer"));
        try (var layered = new Layered(partial, new Prefixed("transformer.", folder));
                var scope = new PointerScope()) {
            assertThat(layered.fromBase()).isNotEmpty().allSatisfy(name -> {
                assertThat(partial.names()).doesNotContain(name);
                String inBase = name.replace("transformer.", "");
                assertThat(Tensors.toArray(layered.load(name, ScalarType.Float)))
                        .isEqualTo(Tensors.toArray(folder.load(inBase, ScalarType.Float)));
            });
            assertThat(layered.names()).containsAll(partial.names()).containsAll(layered.fromBase())
                    .hasSize(partial.names().size() + layered.fromBase().size());
            String both = "transformer.pos_embed.pos_embed";
            assertThat(Tensors.toArray(layered.load(both, ScalarType.Float)))
                    .isEqualTo(Tensors.toArray(partial.load(both, ScalarType.Float)))
                    .isNotEqualTo(Tensors.toArray(folder.load("pos_embed.pos_embed", ScalarType.Float)));
        }
    }

    @Test
    void namesThatTheBaseDoesNotKnowAreListed() {
        try (var layered = new Layered(
                PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_partial.pth")),
                PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_f32.pth")))) {
            assertThat(layered.beyondBase()).singleElement().asString().startsWith("transformer.");
            assertThat(layered.label()).contains("partial.pth over ").endsWith("f32.pth");
        }
    }
}
