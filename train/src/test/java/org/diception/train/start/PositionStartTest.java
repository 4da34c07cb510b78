package org.diception.train.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.io.SafetensorsFile;
import org.diception.model.Condition;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.LayerNorm;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the start promises, for the numbers of the embedded model: a grid of 8 by
 * 8 patches, three heads of 64.
 */
@NeedsGoldens
class PositionStartTest {
    private static final int GRID = 8;
    private static final int SPACING = 16;
    private static final int MAX_GRID = 2 * GRID;
    private static final int CHANNELS = 16;
    private static final TransformerConfig CONFIG =
            new TransformerConfig(SPACING * MAX_GRID * 2, 2, CHANNELS, CHANNELS, 2, 64, 3, 48, 48, MAX_GRID);

    private PositionStart start;

    @BeforeEach
    void start() {
        Engine.load();
        torch.manual_seed(11);
        start = new PositionStart(CONFIG, GRID, 3);
    }

    @Test
    void headsOfTheirOwnPlaceLookAtItInTheNoiseAndInThePhoto() {
        try (PointerScope scope = new PointerScope(); Weights weights = Weights.create(start, Engine.cpu())) {
            Transformer transformer = Transformer.of(weights, CONFIG);
            Tensor attention = attention(weights, tokens(transformer)); // (H, 2N, 2N)
            long places = GRID * GRID;
            Tensor own = attention.narrow(1, 0, places).narrow(2, 0, places).diagonal(0, 1, 2); // (H, N)
            Tensor photo = attention.narrow(1, 0, places).narrow(2, places, places)
                    .diagonal(0, 1, 2); // (H, N)
            for (int head = 0; head < CONFIG.numAttentionHeads(); head += 3) {
                assertThat(own.select(0, head).mean().item_float()).as("own, head %d", head)
                        .isGreaterThan(0.3f);
                assertThat(photo.select(0, head).mean().item_float()).as("photo, head %d", head)
                        .isGreaterThan(0.3f);
            }
        }
    }

    /** Noise and photo as they reach the first block's attention: shift and scale start at zero. */
    private static Tensor tokens(Transformer transformer) {
        long side = 2 * GRID;
        Tensor noise = transformer.posEmbed().forward(torch.randn(1, CHANNELS, side, side));
        Tensor photo = transformer.posEmbed().forward(torch.randn(1, CHANNELS, side, side));
        return LayerNorm.plain(Tensors.cat(1, noise, photo), 1e-6).squeeze(0); // (2N, D)
    }

    private static Tensor attention(Weights weights, Tensor tokens) {
        Weights attn = weights.sub("transformer_blocks.0.attn");
        Tensor q = heads(attn.linear("to_q", CONFIG.width(), CONFIG.width()).forward(tokens));
        Tensor k = heads(attn.linear("to_k", CONFIG.width(), CONFIG.width()).forward(tokens));
        Tensor scores = q.bmm(k.transpose(1, 2)).div(new Scalar(Math.sqrt(CONFIG.attentionHeadDim())));
        return torch.softmax(scores, -1); // (H, 2N, 2N)
    }

    private static Tensor heads(Tensor x) {
        return x.view(x.size(0), CONFIG.numAttentionHeads(), CONFIG.attentionHeadDim())
                .transpose(0, 1); // (H, 2N, d)
    }

    @Test
    void whatAPatchHoldsDoesNotTouchTheSpaceOfPositions() {
        try (PointerScope scope = new PointerScope()) {
            Tensor patches =
                    start.create("pos_embed.proj.weight", new long[] {CONFIG.width(), CHANNELS, 2, 2})
                    .flatten(1, 3); // (D, C·p·p)
            float[] positions = SinCosPositions.table(CONFIG.width(), MAX_GRID, SPACING);
            PositionBasis basis = PositionBasis.of(positions, CONFIG.width(), MAX_GRID, GRID);
            assertThat(basis.rank()).as("rank of 8 by 8 positions").isEqualTo(14);
            assertThat(basis.rows().matmul(patches).abs().max().item_float()).isLessThan(1e-6f);
            assertThat(patches.abs().max().item_float()).isGreaterThan(0.05f);
        }
    }

    @Test
    void theFirstAnswerIsZeroAndTheSameSeedStartsTheSame() {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.create(start, Engine.cpu());
                Weights again = Weights.create(new PositionStart(CONFIG, GRID, 3), Engine.cpu())) {
            Tensor latent = torch.randn(1, CHANNELS, 2 * GRID, 2 * GRID);
            Condition condition = new Condition(
                    latent, torch.randn(1, 4, 48), torch.randn(1, 48), torch.zeros(1, 5, CONFIG.width()));
            Transformer transformer = Transformer.of(weights, CONFIG);
            Tensor answer = transformer.forward(latent, Tensors.of(new float[] {1000}, 1), condition);
            assertThat(answer.abs().max().item_float()).isZero();
            Transformer.of(again, CONFIG);
            String key = "transformer_blocks.1.attn.to_q.weight";
            assertThat(Tensors.toArray(again.tensor(key))).isEqualTo(Tensors.toArray(weights.tensor(key)));
        }
    }

    @Test
    void positionsAreThoseOfDiffusersForItsOwnSpacing() {
        try (PointerScope scope = new PointerScope(); var file = SafetensorsFile.open(
                Goldens.path("model/transformer/diffusion_pytorch_model.safetensors"))) {
            TransformerConfig config =
                    TransformerConfig.of(JsonConfig.read(Goldens.path("model/transformer/config.json")));
            int side = config.posEmbedMaxSize();
            double spacing = (double) config.sampleSize() / config.patchSize() / side;
            float[] expected = Tensors.toArray(file.load("pos_embed.pos_embed", ScalarType.Float));
            float[] actual = SinCosPositions.table(config.width(), side, spacing);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).isEqualTo(expected[i], within(2e-6f));
            }
        }
    }
}
