package org.diception.text;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Engine;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** A CLIP text tower with its projection ({@code CLIPTextModelWithProjection}): CLIP-L and CLIP-G of SD3. */
record ClipTextEncoder(
        Engine engine, Tensor tokenEmbedding, Tensor positionEmbedding, List<ClipLayer> layers,
        LayerNorm finalLayerNorm, Linear textProjection, ClipTextConfig config) {

    /** The value of {@code eos_token_id} that stands for "the largest id", as old configs have it. */
    private static final int LARGEST_ID = 2;

    /**
     * What comes out.
     *
     * @param penultimate (1, N, D), the tokens before the last layer, which SD3 reads
     * @param last (1, N, D), behind the last layer and the final norm
     * @param pooled (1, P), the end token of {@code last}, projected
     */
    record Output(Tensor penultimate, Tensor last, Tensor pooled) {}

    static ClipTextEncoder of(Weights weights, ClipTextConfig config) {
        long width = config.hiddenSize();
        Weights text = weights.sub("text_model");
        return new ClipTextEncoder(
                weights.engine(),
                text.tensor("embeddings.token_embedding.weight", config.vocabSize(), width),
                text.tensor("embeddings.position_embedding.weight", config.maxPositionEmbeddings(), width),
                IntStream.range(0, config.numHiddenLayers())
                        .mapToObj(i -> ClipLayer.of(text.sub("encoder.layers." + i), config))
                        .toList(),
                text.layerNorm("final_layer_norm", width, config.layerNormEps()),
                weights.linear("text_projection", width, config.projectionDim()),
                config);
    }

    /** Encodes one prompt of at most {@code max_position_embeddings} ids. No mask but the causal one. */
    Output forward(int[] ids) {
        try (var scope = new Scope()) {
            Tensor mask = causalMask(ids.length);
            Tensor penultimate = embed(ids);
            for (ClipLayer layer : layers.subList(0, layers.size() - 1)) {
                penultimate = layer.forward(penultimate, mask);
            }
            Tensor hidden = layers.get(layers.size() - 1).forward(penultimate, mask);
            Tensor last = finalLayerNorm.forward(hidden); // (1, N, D)
            Tensor pooled = textProjection.forward(last.select(1, endOf(ids))); // (1, P)
            return new Output(scope.out(penultimate), scope.out(last), scope.out(pooled));
        }
    }

    /** The layers' input: (1, N, D). */
    Tensor embed(int[] ids) {
        try (var scope = new Scope()) {
            Tensor tokens = torch.embedding(tokenEmbedding, engine.place(Tensor.create(ids, 1, ids.length)));
            return scope.out(tokens.add(positionEmbedding.narrow(0, 0, ids.length))); // (1, N, D)
        }
    }

    /** Token i sees the tokens 0 to i: (1, 1, N, N). */
    private Tensor causalMask(long tokens) {
        long[] square = {1, 1, tokens, tokens};
        return engine.cast(torch.full(square, new Scalar(Double.NEGATIVE_INFINITY)).triu(1));
    }

    /** Where the prompt ends: the first largest id, or the first end token; the start if there is none. */
    private int endOf(int[] ids) {
        int wanted = config.eosTokenId() == LARGEST_ID
                ? IntStream.of(ids).max().orElse(0)
                : config.eosTokenId();
        return IntStream.range(0, ids.length).filter(i -> ids[i] == wanted).findFirst().orElse(0);
    }
}
