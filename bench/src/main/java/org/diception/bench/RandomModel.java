package org.diception.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.io.AtomicFile;
import org.diception.io.SafetensorsWriter;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.PromptSet;
import org.diception.text.TextEmbedding;

/**
 * Writes a model folder whose numbers mean nothing and whose every size is right: the diffusers layout in
 * float16 as Stable Diffusion 3 is published, baked prompts, a DICEPTION checkpoint in bfloat16. Needs the
 * memory of its largest tensor.
 *
 * @param progress told the name of each file when it is written
 */
public record RandomModel(ModelSize size, Consumer<Path> progress) {
    /** The checkpoint's name in the folder: that of the released weights. */
    public static final String CHECKPOINT = "DICEPTION_v1.pth";

    private static final List<String> TOKENIZERS = List.of("tokenizer", "tokenizer_2", "tokenizer_3");
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";
    private static final long BASE_SEED = 1;
    private static final long CHECKPOINT_SEED = 2;

    /**
     * Writes the folder.
     *
     * @throws org.diception.InputException if a file cannot be written
     */
    public void write(Path folder) {
        for (String name : ModelSize.CONFIGS) {
            config(folder, name);
        }
        part(folder.resolve("vae").resolve(WEIGHTS), size.autoencoderBlueprint());
        part(folder.resolve("transformer").resolve(WEIGHTS), size.transformerBlueprint());
        prompts(folder.resolve(BakedPrompts.FILE_NAME));
        checkpoint(folder.resolve(CHECKPOINT));
    }

    /**
     * Adds the three text encoders, 11 GB at full size.
     *
     * @param tokenizers folder of a model whose three tokenizers are copied: which words they know does not
     *     matter here
     */
    public void writeTextEncoders(Path folder, Path tokenizers) {
        for (String name : TOKENIZERS) {
            copy(tokenizers.resolve(name), folder.resolve(name));
        }
        for (String name : ModelSize.TEXT_CONFIGS) {
            config(folder, name);
            part(folder.resolve(name).resolveSibling("model.safetensors"), size.textBlueprint(name));
        }
    }

    private void config(Path folder, String name) {
        byte[] bytes = size.config(name);
        AtomicFile.write(folder.resolve(name), out -> out.write(bytes));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                AtomicFile.write(to.resolve(file.getFileName()), out -> out.write(bytes));
            }
        } catch (IOException e) {
            throw new InputException(from + ": cannot be read as a folder of a tokenizer", e);
        }
    }

    private void part(Path file, Blueprint blueprint) {
        var weights = new RandomWeights(BASE_SEED);
        var writer = new SafetensorsWriter().metadata("format", "pt");
        for (var entry : blueprint.entries()) {
            writer.add(entry.key(), ScalarType.Half, entry.shape(),
                    () -> weights.create(entry.key(), entry.shape()));
        }
        writer.write(file);
        progress.accept(file);
    }

    private void checkpoint(Path file) {
        var weights = new RandomWeights(CHECKPOINT_SEED);
        var writer = new PthWriter(PthWriter.Storage.BFLOAT16);
        for (var entry : size.checkpointBlueprint().entries()) {
            writer.add(entry.key(), entry.shape(), () -> weights.create(entry.key(), entry.shape()));
        }
        writer.write(file);
        progress.accept(file);
    }

    /** The closed set; each prompt is a window into the same table, one row further than the one before. */
    private void prompts(Path file) {
        var weights = new RandomWeights(BASE_SEED);
        long tokens = size.promptTokens();
        long width = size.transformer().jointAttentionDim();
        long pooledWidth = size.transformer().pooledProjectionDim();
        int count = PromptSet.ALL.size();
        try (PointerScope scope = new PointerScope()) {
            Tensor table = weights.create("tokens", new long[] {1, tokens + count, width})
                    .to(ScalarType.Half);
            Tensor pooled = weights.create("pooled", new long[] {count, pooledWidth}).to(ScalarType.Half);
            Map<String, TextEmbedding> prompts = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                prompts.put(PromptSet.ALL.get(i),
                        new TextEmbedding(table.narrow(1, i, tokens), pooled.narrow(0, i, 1)));
            }
            PromptBaker.write(file, prompts);
        }
        progress.accept(file);
    }
}
