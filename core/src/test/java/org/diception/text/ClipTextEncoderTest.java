package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsGoldens
class ClipTextEncoderTest {
    @ParameterizedTest
    @CsvSource({"clip_l, text_encoder", "clip_g, text_encoder_2"})
    void everyOutputIsThatOfTheReference(String name, String folder) {
        var path = Goldens.path("model").resolve(folder);
        try (var scope = new Scope();
                TensorSource source = WeightFiles.open(path);
                Weights weights = Weights.of(source, Engine.cpu())) {
            var config = ClipTextConfig.of(JsonConfig.read(path.resolve("config.json")));
            var encoder = ClipTextEncoder.of(weights, config);
            assertThat(weights.unused()).isEmpty();

            Goldens golden = Goldens.file("golden/text.safetensors");
            List<int[]> ids = GoldenIds.read("golden/text.safetensors", name + ".ids");
            golden.check(name + ".embeddings", each(ids, encoder::embed));
            golden.check(name + ".hidden_m2", each(ids, prompt -> encoder.forward(prompt).penultimate()));
            golden.check(name + ".last", each(ids, prompt -> encoder.forward(prompt).last()));
            golden.check(name + ".pooled", each(ids, prompt -> encoder.forward(prompt).pooled()));
        }
    }

    private static Tensor each(List<int[]> prompts, Function<int[], Tensor> encode) {
        return Tensors.cat(0, prompts.stream().map(encode).toArray(Tensor[]::new));
    }

    /** Newer configs name the end token; older ones, as those of the reference, mean the largest id. */
    @Test
    void aNamedEndTokenIsPooledWhereItFirstStands() {
        var path = Goldens.path("model/text_encoder");
        try (var scope = new Scope();
                TensorSource source = WeightFiles.open(path);
                Weights weights = Weights.of(source, Engine.cpu())) {
            ClipTextConfig config = ClipTextConfig.of(JsonConfig.read(path.resolve("config.json")));
            int end = 5;
            var encoder = ClipTextEncoder.of(weights, new ClipTextConfig(
                    config.vocabSize(), config.hiddenSize(), config.intermediateSize(),
                    config.numHiddenLayers(), config.numAttentionHeads(), config.maxPositionEmbeddings(),
                    config.projectionDim(), config.layerNormEps(), config.hiddenAct(), end));
            int[] ids = {9, 7, end, 8, end, 3};
            var output = encoder.forward(ids);
            Tensor wanted = encoder.textProjection().forward(output.last().select(1, 2));
            assertThat(Tensors.toArray(output.pooled())).isEqualTo(Tensors.toArray(wanted));
        }
    }

    @Test
    void anUnknownActivationIsNamed() {
        assertThatThrownBy(() -> Activation.parse("config.json", "swish"))
                .isInstanceOf(ModelException.class)
                .hasMessage("config.json: hidden_act 'swish' is not known; known: quick_gelu, gelu");
    }
}
