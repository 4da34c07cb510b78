package org.diception;

import java.util.List;
import java.util.function.Consumer;
import org.diception.image.Planes;
import org.diception.image.RgbImage;

/**
 * A photo whose latent is computed at the first question and kept for the next ones, as clicks ask them.
 * Holds Java memory only, so there is nothing to close. Thread-safe.
 */
public final class OpenImage {
    private final Predictor predictor;
    private final RgbImage photo;
    private Encoded encoded;

    private record Encoded(Planes planes, PhotoLatent latent, long seed) {
        boolean serves(PhotoLatent wanted, long wantedSeed) {
            return latent == wanted && (wanted == PhotoLatent.MODE || seed == wantedSeed);
        }
    }

    OpenImage(Predictor predictor, RgbImage photo) {
        this.predictor = predictor;
        this.photo = photo;
    }

    /** Disparity. */
    public DepthMap depth() {
        return (DepthMap) predict(Task.DEPTH.question(), Request.defaults());
    }

    /** Surface normals. */
    public NormalMap normals() {
        return (NormalMap) predict(Task.NORMAL.question(), Request.defaults());
    }

    /** The object under one to five points. */
    public Mask segment(Point... points) {
        return (Mask) predict(Task.SEGMENT.at(points), Request.defaults());
    }

    /** All objects, each with its pixels. */
    public Instances entities() {
        return (Instances) predict(Task.ENTITY.question(), Request.defaults());
    }

    /** All instances of a class such as {@code person}, each with its pixels. */
    public Instances semantic(String className) {
        return (Instances) predict(Task.SEMANTIC.named(className), Request.defaults());
    }

    /** All people and their joints. */
    public Poses pose() {
        return (Poses) predict(Task.POSE.question(), Request.defaults());
    }

    /** One answer, as the request wants it computed. */
    public Prediction predict(Question question, Request request) {
        return predict(List.of(question), request).get(0);
    }

    /**
     * Several answers, in the order of the questions.
     *
     * @throws java.util.concurrent.CancellationException if the request is cancelled between two steps
     */
    public List<Prediction> predict(List<Question> questions, Request request) {
        return predictor.answer(
                questions.stream().map(question -> new Predictor.Asked(this, question)).toList(), request);
    }

    /**
     * The same, each answer handed over as soon as it is there: several small ones come together, large ones
     * one by one. The model waits while it is used.
     */
    public void predict(List<Question> questions, Request request, Consumer<Prediction> each) {
        predictor.answer(
                questions.stream().map(question -> new Predictor.Asked(this, question)).toList(), request,
                each);
    }

    /**
     * Whether the question can be asked about this photo.
     *
     * @throws InputException if a point lies outside
     */
    public void check(Question question) {
        question.points().forEach(point -> point.within(photo.width(), photo.height()));
    }

    /**
     * Computes the latent now, so that the first question does not have to. Needed for speed only; a drawn
     * latent ({@link PhotoLatent#SAMPLE}) belongs to a seed and waits for its request.
     */
    public void prepare() {
        predictor.encode(this);
    }

    /** The photo itself. */
    public RgbImage photo() {
        return photo;
    }

    /** Called under the predictor's lock. */
    Planes latent(Request request) {
        PhotoLatent latent = predictor.latent(request);
        if (encoded == null || !encoded.serves(latent, request.seed())) {
            encoded = new Encoded(predictor.encode(photo, latent, request.seed()), latent, request.seed());
        }
        return encoded.planes();
    }
}
