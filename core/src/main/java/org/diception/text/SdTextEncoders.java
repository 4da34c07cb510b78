package org.diception.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.ModelException;
import org.diception.io.JsonConfig;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;

/**
 * SD3's three text encoders ({@code StableDiffusion3Pipeline.encode_prompt}): the tokens of CLIP-L and CLIP-G
 * side by side, padded with zeros to T5's width, then T5's tokens; the pooled vector is that of the two
 * CLIPs.
 *
 * <p>Weights are in memory only while {@link #encode} runs, those of T5 block by block: ask for many prompts
 * in one call. What a prompt gives does not depend on the other prompts of the call. Safe for use by several
 * threads, one at a time.
 */
public final class SdTextEncoders implements TextConditioner {
    private static final List<String> FOLDERS = List.of(
            "tokenizer", "tokenizer_2", "tokenizer_3", "text_encoder", "text_encoder_2", "text_encoder_3");

    private final Path model;
    private final Engine engine;
    private final ClipModel clipL;
    private final ClipModel clipG;
    private final T5Config t5;
    private final Tokenizer t5Tokenizer;

    private SdTextEncoders(Path model, Engine engine) {
        this.model = model;
        this.engine = engine;
        this.clipL = ClipModel.open(model.resolve("text_encoder"), model.resolve("tokenizer"), engine);
        this.clipG = ClipModel.open(model.resolve("text_encoder_2"), model.resolve("tokenizer_2"), engine);
        this.t5 = T5Config.of(JsonConfig.read(model.resolve("text_encoder_3/config.json")));
        int clip = clipL.config().hiddenSize() + clipG.config().hiddenSize();
        if (clip > t5.dModel() || clipL.tokenizer().length() != clipG.tokenizer().length()) {
            throw new ModelException(model + ": CLIP gives " + clipL.tokenizer().length() + " and "
                    + clipG.tokenizer().length() + " tokens, " + clip + " wide together, T5 " + t5.dModel()
                    + " wide; are these encoders of one model?");
        }
        // last, since it alone holds native memory
        this.t5Tokenizer = T5Tokenizer.read(model.resolve("tokenizer_3"));
    }

    /**
     * Reads the configs and tokenizers of a model folder.
     *
     * @throws ModelException if a folder or its weights are missing
     */
    public static SdTextEncoders open(Path model, Engine engine) {
        for (String folder : FOLDERS) {
            if (!isComplete(model.resolve(folder))) {
                throw new ModelException(model.resolve(folder) + " is missing or without weights, so prompts"
                        + " cannot be encoded; fetch the folder with the model, or put a "
                        + BakedPrompts.FILE_NAME + " into " + model);
            }
        }
        return new SdTextEncoders(model, engine);
    }

    /** Whether the folder has all three encoders and tokenizers. */
    public static boolean present(Path model) {
        return FOLDERS.stream().allMatch(folder -> isComplete(model.resolve(folder)));
    }

    private static boolean isComplete(Path folder) {
        boolean weights = folder.getFileName().toString().startsWith("text_encoder");
        return weights ? WeightFiles.present(folder) : Files.isDirectory(folder);
    }

    @Override
    public TextEmbedding encode(List<String> prompts) {
        return encode(prompts, EncodeProgress.NONE);
    }

    /** {@link #encode(List)} with a listener. */
    public synchronized TextEmbedding encode(List<String> prompts, EncodeProgress progress) {
        Prompts.require(prompts);
        Steps steps = new Steps(2 + t5.numLayers(), progress);
        try (var scope = new Scope()) {
            TextEmbedding l = clipL.encode(prompts);
            steps.done();
            TextEmbedding g = clipG.encode(prompts);
            steps.done();
            Tensor clip = Tensors.cat(-1, l.tokens(), g.tokens()); // (B, 77, L+G)
            Tensor padded = torch.constant_pad_nd(clip, 0, t5.dModel() - clip.size(2)); // (B, 77, D)
            Tensor tokens = Tensors.cat(1, padded, t5(prompts, steps)); // (B, 77+256, D)
            return new TextEmbedding(scope.out(tokens), scope.out(Tensors.cat(-1, l.pooled(), g.pooled())));
        }
    }

    private Tensor t5(List<String> prompts, Steps steps) {
        try (TensorSource source = WeightFiles.open(model.resolve("text_encoder_3"))) {
            T5Encoder encoder = new T5Encoder(t5, source, engine);
            return encoder.forward(t5Tokenizer.padded(prompts, t5.vocabSize()), steps::done); // (B, 256, D)
        }
    }

    private static final class Steps {
        private final int total;
        private final EncodeProgress progress;
        private int done;

        Steps(int total, EncodeProgress progress) {
            this.total = total;
            this.progress = progress;
        }

        void done() {
            progress.at(++done, total);
        }
    }

    /** How many tokens a prompt becomes: 77 + 256. */
    public int tokens() {
        return clipL.tokenizer().length() + t5Tokenizer.length();
    }

    @Override
    public long width() {
        return t5.dModel();
    }

    @Override
    public long pooledWidth() {
        return clipL.config().projectionDim() + clipG.config().projectionDim();
    }

    Engine engine() {
        return engine;
    }

    @Override
    public boolean knows(String prompt) {
        return Prompts.isShort(prompt);
    }

    @Override
    public String description() {
        return "any prompt, by the text encoders of " + model;
    }

    @Override
    public synchronized void close() {
        t5Tokenizer.close();
    }
}
