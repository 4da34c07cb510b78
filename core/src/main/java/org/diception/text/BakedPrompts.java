package org.diception.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.UsageException;
import org.diception.io.Closest;
import org.diception.io.Quote;
import org.diception.io.SafetensorsFile;
import org.diception.nn.Engine;
import org.diception.nn.Scope;

/**
 * Prompts that were encoded before, so that no text encoder is needed: a model's {@code prompts.safetensors}.
 *
 * <p>Prompt number i of the file, from 0, is the text {@code i.prompt} in the metadata with the tensors
 * {@code i.tokens (N, D)} and {@code i.pooled (P)}, of one shape for all prompts, in any floating-point
 * format. Tensors are read when they are asked for. Safe for use by several threads.
 */
public final class BakedPrompts implements TextConditioner {
    /** The file's name in a model folder. */
    public static final String FILE_NAME = "prompts.safetensors";

    private final SafetensorsFile file;
    private final Engine engine;
    private final Map<String, Integer> numbers;

    private BakedPrompts(SafetensorsFile file, Engine engine) {
        this.file = file;
        this.engine = engine;
        this.numbers = numbers(file);
        for (int number : numbers.values()) {
            requireShape(tokens(number), tokens(0), 2);
            requireShape(pooled(number), pooled(0), 1);
        }
    }

    /**
     * Reads which prompts there are.
     *
     * @throws ModelException naming what is wrong with the file
     */
    public static BakedPrompts open(Path path, Engine engine) {
        SafetensorsFile file = SafetensorsFile.open(path);
        try {
            return new BakedPrompts(file, engine);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Whether there is such a file and all prompts are in it. */
    public static boolean know(Path path, Collection<String> prompts) {
        if (!Files.exists(path)) {
            return false;
        }
        try (BakedPrompts baked = open(path, Engine.cpu())) {
            return prompts.stream().allMatch(baked::knows);
        }
    }

    static String prompt(int number) {
        return number + ".prompt";
    }

    static String tokens(int number) {
        return number + ".tokens";
    }

    static String pooled(int number) {
        return number + ".pooled";
    }

    private static Map<String, Integer> numbers(SafetensorsFile file) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; file.metadata().containsKey(prompt(i)); i++) {
            Integer earlier = numbers.put(file.metadata().get(prompt(i)), i);
            if (earlier != null) {
                throw new ModelException(file.label() + ": prompts " + earlier + " and " + i
                        + " are the same; bake the file again");
            }
        }
        if (numbers.isEmpty()) {
            throw new ModelException(file.label() + ": no '" + prompt(0) + "' in the metadata, so this is no"
                    + " file of baked prompts; make one with bake-prompts");
        }
        return numbers;
    }

    private void requireShape(String name, String first, int dimensions) {
        if (!file.names().contains(name)) {
            throw new ModelException(
                    file.label() + ": tensor '" + name + "' is missing; bake the file again");
        }
        long[] shape = file.shape(name);
        if (shape.length != dimensions || !Arrays.equals(shape, file.shape(first))) {
            throw new ModelException(file.label() + ": tensor '" + name + "' has shape "
                    + Arrays.toString(shape) + ", '" + first + "' has " + Arrays.toString(file.shape(first))
                    + ", " + dimensions + " dimensions are wanted; bake the file again");
        }
    }

    /** The prompts in the order of the file. */
    public List<String> prompts() {
        return List.copyOf(numbers.keySet());
    }

    /** Tokens of each prompt. */
    public long length() {
        return file.shape(tokens(0))[0];
    }

    @Override
    public long width() {
        return file.shape(tokens(0))[1];
    }

    @Override
    public long pooledWidth() {
        return file.shape(pooled(0))[0];
    }

    @Override
    public TextEmbedding encode(List<String> prompts) {
        Prompts.require(prompts);
        try (var scope = new Scope()) {
            TextEmbedding batch = TextEmbedding.batch(prompts.stream().map(this::load).toList());
            return new TextEmbedding(scope.out(batch.tokens()), scope.out(batch.pooled()));
        }
    }

    private TextEmbedding load(String prompt) {
        if (!knows(prompt)) {
            throw new UsageException("prompt " + Quote.of(prompt) + " is not known: " + description()
                    + ", closest are " + Closest.of(prompt, numbers.keySet()) + "; add it with bake-prompts");
        }
        int number = numbers.get(prompt);
        return new TextEmbedding(read(tokens(number)), read(pooled(number)));
    }

    /** With a batch dimension in front. */
    private Tensor read(String name) {
        return engine.place(file.load(name, engine.dtype())).unsqueeze(0);
    }

    @Override
    public boolean knows(String prompt) {
        return numbers.containsKey(prompt);
    }

    @Override
    public String description() {
        return numbers.size() + " baked prompts in " + file.label();
    }

    @Override
    public void close() {
        file.close();
    }
}
