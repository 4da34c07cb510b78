package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class T5EncoderTest {
    private static final Path FOLDER = Goldens.path("model/text_encoder_3");
    private static final String FILE = "golden/text.safetensors";
    private static final List<int[]> IDS = GoldenIds.read(FILE, "t5.ids");

    @Test
    void theLastLayerIsThatOfTheReference() {
        try (var scope = new Scope()) {
            Goldens.file(FILE).check("t5.last", encode(FOLDER, Engine.cpu(), IDS));
        }
    }

    @Test
    void shardsGiveTheSameBits() {
        try (var scope = new Scope()) {
            Tensor whole = encode(FOLDER, Engine.cpu(), IDS);
            Tensor shards = encode(Goldens.path("model_extra/text_encoder_3_sharded"), Engine.cpu(), IDS);
            assertThat(torch.equal(whole, shards)).isTrue();
        }
    }

    @Test
    void aPromptDoesNotDependOnItsNeighbours() {
        try (var scope = new Scope()) {
            Tensor all = encode(FOLDER, Engine.cpu(), IDS);
            Tensor alone = encode(FOLDER, Engine.cpu(), IDS.subList(1, 2));
            assertThat(torch.equal(alone, all.narrow(0, 1, 1))).isTrue();
        }
    }

    @Test
    void blocksAndTablesAreTheWholeCheckpoint() {
        try (TensorSource source = WeightFiles.open(FOLDER);
                Weights weights = Weights.of(source, Engine.cpu())) {
            T5Config config = T5Config.of(JsonConfig.read(FOLDER.resolve("config.json")));
            for (int i = 0; i < config.numLayers(); i++) {
                T5Block.of(weights.sub("encoder.block." + i), config);
            }
            assertThat(weights.unused()).containsExactlyInAnyOrder(
                    "shared.weight", "encoder.final_layer_norm.weight",
                    "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight");
        }
    }

    @Test
    void bucketsAreThoseOfTheReference() {
        JsonNode golden = Goldens.json("golden/t5_buckets.json");
        var positions = new RelativePositions(
                golden.get("num_buckets").intValue(), golden.get("max_distance").intValue());
        JsonNode buckets = golden.get("bucket");
        int middle = buckets.size() / 2;
        for (int i = 0; i < buckets.size(); i++) {
            assertThat(positions.bucket(i - middle)).as("%d", i - middle)
                    .isEqualTo(buckets.get(i).intValue());
        }
        assertThat(positions.table(2)).containsExactly(
                positions.bucket(0), positions.bucket(1), positions.bucket(-1), positions.bucket(0));
    }

    @Test
    void aConfigWithoutEnoughBucketsIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new T5Config(512, 64, 8, 96, 2, 4, 32, 8, 1e-6))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("32 position buckets for a distance of 8");
    }

    private static Tensor encode(Path folder, Engine engine, List<int[]> ids) {
        T5Config config = T5Config.of(JsonConfig.read(folder.resolve("config.json")));
        try (TensorSource source = WeightFiles.open(folder)) {
            return new T5Encoder(config, source, engine).forward(ids, () -> {});
        }
    }
}
