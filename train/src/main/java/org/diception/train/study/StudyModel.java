package org.diception.train.study;

import java.nio.file.Path;
import org.diception.Diception;
import org.diception.Provenance;
import org.diception.Request;
import org.diception.Task;
import org.diception.pipeline.ModelFolder;

/**
 * The model of a study, as far as its results depend on it.
 *
 * @param fingerprint of its weights: results of two models are never mixed
 * @param side pixels along each side of the pictures that it sees
 * @param autoencoder the folder
 */
public record StudyModel(String name, String fingerprint, int side, Path autoencoder) {
    private static final String NANO = "nano";

    /** @param folder of the model, or {@code nano} */
    public static StudyModel of(String folder) {
        boolean nano = folder.equals(NANO);
        Path root = nano ? ModelFolder.nano().root() : Path.of(folder);
        try (Diception model = nano ? Diception.nano() : Diception.load(root)) {
            Provenance how = model.provenance(Task.DEPTH.question(), Request.defaults());
            return new StudyModel(
                    how.model(), how.fingerprint(), how.size().width(), root.resolve("vae"));
        }
    }
}
