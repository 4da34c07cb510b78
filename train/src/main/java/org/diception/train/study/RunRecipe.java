package org.diception.train.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.diception.io.AtomicFile;
import org.diception.train.evaluate.Hashes;
import org.diception.train.run.TrainRecipe;

/**
 * Recipes of the runs that a study makes: one that people wrote, with what the study says itself. A run lies
 * in a folder whose name ends in a hash of all that its result depends on.
 */
public final class RunRecipe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 8;

    private RunRecipe() {}

    /**
     * A recipe as JSON, to be changed.
     *
     * @throws org.diception.InputException naming file, line and key of what is unknown or wrong
     */
    public static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(TrainRecipe.read(file).text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // it was just written by the same library
        }
    }

    /** The beginning of a text's SHA-256, long enough for the folders of a study. */
    public static String hash(String text) {
        return Hashes.sha256(text).substring(0, DIGITS);
    }

    /** Writes a recipe that {@code diception train} takes as well; answers with the file. */
    public static Path write(Path folder, ObjectNode recipe) {
        Path file = folder.resolve("recipe.yaml"); // JSON is YAML too
        AtomicFile.write(file, recipe.toPrettyString());
        return file;
    }
}
