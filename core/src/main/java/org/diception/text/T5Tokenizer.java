package org.diception.text;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.diception.ModelException;

/**
 * T5's tokenizer from {@code tokenizer.json}, run by Hugging Face's own Rust library. Its native part comes
 * out of the jar and is unpacked once into {@code ~/.djl.ai} (or {@code DJL_CACHE_DIR}); nothing is fetched
 * and no usage is reported.
 */
final class T5Tokenizer implements Tokenizer {
    /**
     * The text tokens that SD3 and DICEPTION give T5 ({@code max_sequence_length} of the official pipeline).
     */
    static final int LENGTH = 256;

    private static final long MAX_FILE_BYTES = 64 << 20;
    private static final int PADDING = 0;
    private static final int END = 1;

    static {
        // the library reads these once: no usage call, and no look for a CUDA build on the network
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private final HuggingFaceTokenizer tokenizer;

    private T5Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Reads the folder {@code tokenizer_3} of a model. */
    static T5Tokenizer read(Path folder) {
        Path file = folder.resolve("tokenizer.json");
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + ": file not found; fetch it with the model, or save it with"
                    + " transformers' T5TokenizerFast if the folder has only spiece.model");
        }
        Map<String, String> options = Map.of("truncation", "false", "padding", "false");
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ModelException(file + ": " + Files.size(file) + " bytes, a tokenizer has at most "
                        + MAX_FILE_BYTES + "; is this the right file?");
            }
            return new T5Tokenizer(HuggingFaceTokenizer.newInstance(in, options));
        } catch (ModelException e) {
            throw e;
        } catch (EngineException | LinkageError e) {
            throw new ModelException(file + ": the tokenizer library cannot be loaded here (" + firstLine(e)
                    + "); set DJL_CACHE_DIR to a folder that can be written, or use baked prompts", e);
        } catch (IOException | RuntimeException e) { // the library throws bare RuntimeExceptions
            throw new ModelException(
                    file + ": not a tokenizer (" + firstLine(e) + "); fetch the file again", e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public int[] encode(String prompt) {
        long[] all = tokenizer.encode(prompt, true, false).getIds();
        int[] ids = new int[Math.min(all.length, LENGTH)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Math.toIntExact(all[i]);
        }
        if (all.length > LENGTH) {
            ids[LENGTH - 1] = END; // the end token survives the cut
        }
        return ids;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public int padding() {
        return PADDING;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
