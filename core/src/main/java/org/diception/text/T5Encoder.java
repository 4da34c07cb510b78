package org.diception.text;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;

/**
 * T5's encoder, streamed: one block is in memory at a time and all prompts pass through it, so that T5-XXL
 * (9.5 GB in bfloat16) needs less than one gigabyte. Prompts pass one by one, so that a prompt's numbers do
 * not depend on its neighbours.
 */
record T5Encoder(T5Config config, TensorSource source, Engine engine) {
    /** Encodes prompts of N ids each, padding included: (B, N, D). Reports every block. */
    Tensor forward(List<int[]> prompts, Runnable blockDone) {
        try (var scope = new Scope()) {
            Tensor hidden = embed(prompts); // (B, N, D), updated in place
            Tensor bias = positionBias(prompts.get(0).length);
            for (int i = 0; i < config.numLayers(); i++) {
                try (Weights weights = Weights.of(source, engine)) {
                    T5Block block = T5Block.of(weights.sub("encoder.block." + i), config);
                    forEachPrompt(hidden, prompt -> block.forward(prompt, bias));
                }
                blockDone.run();
            }
            try (Weights weights = Weights.of(source, engine)) {
                RmsNorm norm = RmsNorm.of(weights, "encoder.final_layer_norm", config);
                forEachPrompt(hidden, norm::forward);
            }
            return scope.out(hidden);
        }
    }

    /** Takes all tensors that {@link #forward} reads, a block at a time. */
    static void take(Weights weights, T5Config config) {
        weights.tensor("shared.weight", config.vocabSize(), config.dModel());
        bias(weights, config);
        for (int i = 0; i < config.numLayers(); i++) {
            T5Block.of(weights.sub("encoder.block." + i), config);
        }
        RmsNorm.of(weights, "encoder.final_layer_norm", config);
    }

    private static Tensor bias(Weights weights, T5Config config) {
        return weights.sub("encoder.block.0.layer.0.SelfAttention").tensor(
                "relative_attention_bias.weight", config.relativeAttentionNumBuckets(), config.numHeads());
    }

    private interface Step {
        Tensor apply(Tensor prompt);
    }

    private static void forEachPrompt(Tensor hidden, Step step) {
        for (long i = 0; i < hidden.size(0); i++) {
            try (var scope = new Scope()) {
                Tensor prompt = hidden.narrow(0, i, 1); // (1, N, D)
                prompt.copy_(step.apply(prompt));
            }
        }
    }

    private Tensor embed(List<int[]> prompts) {
        try (var scope = new Scope(); Weights weights = Weights.of(source, engine)) {
            int[] ids = prompts.stream().flatMapToInt(IntStream::of).toArray();
            String name = weights.has("shared.weight") ? "shared.weight" : "encoder.embed_tokens.weight";
            Tensor table = weights.tensor(name, config.vocabSize(), config.dModel());
            Tensor places = engine.place(Tensor.create(ids, prompts.size(), ids.length / prompts.size()));
            return scope.out(torch.embedding(table, places)); // (B, N, D)
        }
    }

    /** What the first block learnt about distances, used by all of them: (1, H, N, N). */
    private Tensor positionBias(int tokens) {
        try (var scope = new Scope(); Weights weights = Weights.of(source, engine)) {
            int buckets = config.relativeAttentionNumBuckets();
            Tensor table = bias(weights, config);
            var positions = new RelativePositions(buckets, config.relativeAttentionMaxDistance());
            Tensor places = engine.place(Tensor.create(positions.table(tokens), tokens, tokens)); // (N, N)
            Tensor bias = torch.embedding(table, places).permute(2, 0, 1).unsqueeze(0); // (1, H, N, N)
            return scope.out(bias.contiguous());
        }
    }
}
