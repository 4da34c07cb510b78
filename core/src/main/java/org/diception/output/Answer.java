package org.diception.output;

import java.util.Optional;
import org.diception.NormalMap;
import org.diception.Photo;
import org.diception.Prediction;
import org.diception.UsageException;

/**
 * An answer with the photo that it is about: what files are made of. Immutable; as thread-safe as its parts.
 */
public final class Answer {
    private final Prediction prediction;
    private final Photo photo;
    private final Optional<NormalMap> normals;

    private Answer(Prediction prediction, Photo photo, Optional<NormalMap> normals) {
        this.prediction = prediction;
        this.photo = photo;
        this.normals = normals;
    }

    /** @throws UsageException if the answer is about a photo of another size */
    public static Answer of(Prediction prediction, Photo photo) {
        int width = photo.picture().width();
        int height = photo.picture().height();
        if (prediction.width() != width || prediction.height() != height) {
            throw new UsageException("an answer about a photo of " + prediction.width() + "x"
                    + prediction.height() + " pixels was given a photo of " + width + "x" + height
                    + "; they belong together");
        }
        return new Answer(prediction, photo, Optional.empty());
    }

    /** The same with painted normals of the same photo, which a point cloud then takes. */
    public Answer withNormals(NormalMap value) {
        return new Answer(prediction, photo, Optional.of(value));
    }

    public Prediction prediction() {
        return prediction;
    }

    public Photo photo() {
        return photo;
    }

    /** Painted normals of the same photo, if they were given. */
    public Optional<NormalMap> normals() {
        return normals;
    }

    int width() {
        return prediction.width();
    }

    int height() {
        return prediction.height();
    }
}
