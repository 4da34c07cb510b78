package org.diception.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diception.ModelException;
import org.diception.text.BakedPrompts;
import org.diception.text.SdTextEncoders;

/**
 * Where the parts of a model lie: a folder in the diffusers layout and the file with the DICEPTION weights.
 *
 * @param name what users call the model
 * @param root the folder with {@code model_index.json}
 * @param checkpoint the point encoder and the fine-tuned transformer
 */
public record ModelFolder(String name, Path root, Path checkpoint) {
    /** What this library calls the file that a {@code .pth} is converted to. */
    public static final String CONVERTED = "diception.safetensors";

    public ModelFolder {
        if (!Files.isDirectory(root)) {
            throw new ModelException(root + ": " + (Files.exists(root) ? "is a file" : "no such folder")
                    + "; give the folder of a model in the diffusers layout, or 'nano' for the embedded one");
        }
        if (!Files.isRegularFile(root.resolve("model_index.json"))) {
            throw new ModelException(root
                    + ": no model_index.json; is this a model folder in the diffusers layout?");
        }
        if (!Files.isRegularFile(checkpoint)) {
            throw new ModelException(checkpoint + ": no such file; it should hold the DICEPTION weights");
        }
    }

    /** The folder with the given checkpoint, or else the one in it. */
    public static ModelFolder of(Path root, Optional<Path> checkpoint) {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return new ModelFolder(String.valueOf(name), root, checkpoint.orElseGet(() -> find(root)));
    }

    /** The embedded model. */
    public static ModelFolder nano() {
        Path root = NanoFolder.find();
        return new ModelFolder("nano", root, find(root));
    }

    /** Which parts there are, in one line: for people who look for what is missing. */
    public String describe() {
        boolean baked = Files.exists(root.resolve(BakedPrompts.FILE_NAME));
        boolean encoders = SdTextEncoders.present(root);
        return root + " with " + checkpoint.getFileName() + (baked ? ", baked prompts" : "")
                + (encoders ? ", text encoders" : "")
                + (baked || encoders ? "" : "; neither " + BakedPrompts.FILE_NAME + " nor text encoders");
    }

    /** The first of {@code diception.safetensors} and the only {@code .pth} in the folder. */
    private static Path find(Path root) {
        Path converted = root.resolve(CONVERTED);
        if (Files.isRegularFile(converted) || !Files.isDirectory(root)) {
            return converted;
        }
        List<Path> checkpoints = checkpoints(root);
        if (checkpoints.size() != 1) {
            int count = checkpoints.size();
            String found = count == 0 ? "no DICEPTION weights" : count + " .pth files";
            throw new ModelException(root + ": " + found + "; put " + CONVERTED
                    + " or one .pth such as DICEPTION_v1.pth into the folder, or name the file");
        }
        return checkpoints.get(0);
    }

    private static List<Path> checkpoints(Path root) {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pth")).sorted().toList();
        } catch (IOException e) {
            throw new ModelException(root + ": cannot be read (" + e.getMessage()
                    + "); check its permissions", e);
        }
    }
}
