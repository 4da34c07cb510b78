package org.diception.train.start;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.TextEmbedding;

/**
 * The embedded model's stand-in for text encoders: a fixed random vector per word, so that prompts which
 * share words share tokens. A prompt takes {@link #TOKENS} tokens, filled up with zeros; its pooled vector is
 * the scaled sum of its words.
 */
public final class WordVectors {
    /** Tokens of a prompt: a task word and up to two words of a class name, and one to spare. */
    public static final int TOKENS = 4;
    /** Numbers of a token and of the pooled vector. */
    public static final int WIDTH = 128;

    private WordVectors() {}

    /** Prompt tokens (TOKENS, WIDTH) in C order, each word's vector with unit variance. */
    public static float[] tokens(String prompt) {
        String[] words = words(prompt);
        if (words.length > TOKENS) {
            throw new IllegalArgumentException(
                    "'" + prompt + "' has " + words.length + " words, " + TOKENS + " fit");
        }
        float[] tokens = new float[TOKENS * WIDTH];
        for (int i = 0; i < words.length; i++) {
            System.arraycopy(vector(words[i]), 0, tokens, i * WIDTH, WIDTH);
        }
        return tokens;
    }

    /** The pooled vector (WIDTH). */
    public static float[] pooled(String prompt) {
        float[] sum = new float[WIDTH];
        String[] words = words(prompt);
        for (String word : words) {
            float[] vector = vector(word);
            for (int i = 0; i < WIDTH; i++) {
                sum[i] += vector[i] / (float) Math.sqrt(words.length);
            }
        }
        return sum;
    }

    /** Writes prompts as the model's file of baked ones has them, in half precision. */
    public static void bake(Collection<String> prompts, Path file) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, TextEmbedding> baked = new LinkedHashMap<>();
            for (String prompt : prompts) {
                baked.put(prompt, new TextEmbedding(
                        Tensors.of(tokens(prompt), 1, TOKENS, WIDTH).to(ScalarType.Half),
                        Tensors.of(pooled(prompt), 1, WIDTH).to(ScalarType.Half)));
            }
            PromptBaker.write(file, baked);
        }
    }

    /** Whether baked prompts are word vectors, so that any other prompt can be made as well. */
    public static boolean made(Path file) {
        try (PointerScope scope = new PointerScope();
                BakedPrompts baked = BakedPrompts.open(file, Engine.cpu())) {
            String first = baked.prompts().get(0);
            if (baked.length() != TOKENS || baked.width() != WIDTH || words(first).length > TOKENS) {
                return false;
            }
            Tensor rounded = Tensors.of(tokens(first), 1, TOKENS, WIDTH).to(ScalarType.Half)
                    .to(ScalarType.Float);
            return torch.equal(rounded, baked.encode(List.of(first)).tokens());
        }
    }

    private static String[] words(String prompt) {
        return prompt.isBlank() ? new String[0] : prompt.strip().split("\\s+");
    }

    private static float[] vector(String word) {
        Random random = new Random(word.hashCode());
        float[] vector = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
