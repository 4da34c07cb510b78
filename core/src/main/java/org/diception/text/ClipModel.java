package org.diception.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.io.JsonConfig;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;

/** A CLIP text tower and its tokenizer in a model folder; the weights are in memory only while it encodes. */
record ClipModel(Path folder, ClipTextConfig config, Tokenizer tokenizer, Engine engine) {
    ClipModel {
        if (tokenizer.length() > config.maxPositionEmbeddings()) {
            throw new ModelException(folder + ": the tokenizer gives " + tokenizer.length()
                    + " ids, the encoder has " + config.maxPositionEmbeddings()
                    + " positions; are these folders of one model?");
        }
    }

    static ClipModel open(Path folder, Path tokenizer, Engine engine) {
        ClipTextConfig config = ClipTextConfig.of(JsonConfig.read(folder.resolve("config.json")));
        return new ClipModel(folder, config, ClipTokenizer.read(tokenizer), engine);
    }

    /** The tokens before the last layer (B, 77, D), as SD3 reads them, and the pooled vector (B, P). */
    TextEmbedding encode(List<String> prompts) {
        List<int[]> ids = tokenizer.padded(prompts, config.vocabSize());
        try (var scope = new Scope();
                TensorSource source = WeightFiles.open(folder);
                Weights weights = Weights.of(source, engine)) {
            ClipTextEncoder encoder = ClipTextEncoder.of(weights, config);
            List<Tensor> tokens = new ArrayList<>();
            List<Tensor> pooled = new ArrayList<>();
            for (int[] prompt : ids) { // one by one: a prompt's numbers must not depend on its neighbours
                ClipTextEncoder.Output output = encoder.forward(prompt);
                tokens.add(output.penultimate());
                pooled.add(output.pooled());
            }
            return new TextEmbedding(
                    scope.out(Tensors.cat(0, tokens.toArray(Tensor[]::new))),
                    scope.out(Tensors.cat(0, pooled.toArray(Tensor[]::new))));
        }
    }
}
