package org.diception;

import java.nio.file.Path;
import java.util.List;
import org.diception.image.RgbImage;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFolder;

/**
 * A model that answers six questions about a photo by painting the answers (DICEPTION, arXiv 2502.17157).
 *
 * <pre>{@code
 * try (Diception model = Diception.nano()) {
 *     DepthMap depth = model.depth(Images.read(Path.of("street.jpg")));
 * }
 * }</pre>
 *
 * <p>Thread-safe: predictions of several threads wait for each other, since one of them uses all cores. Holds
 * the weights in native memory until {@link #close}.
 */
public final class Diception implements AutoCloseable {
    private final LoadedModel model;
    private final Predictor predictor;

    private Diception(LoadedModel model, Options options) {
        this.model = model;
        this.predictor = new Predictor(model, options);
    }

    /** Loads a model folder with the default options. */
    public static Diception load(Path folder) {
        return load(folder, Options.defaults());
    }

    /**
     * Loads a folder in the diffusers layout with DICEPTION weights beside it: {@code diception.safetensors},
     * one {@code .pth}, or what the options name.
     *
     * @throws ModelException if a part is missing or broken
     * @throws UsageException if the device is not there or the size does not fit the model
     */
    public static Diception load(Path folder, Options options) {
        return load(ModelFolder.of(folder, options.checkpoint()), options);
    }

    /** Loads the small model that comes with the library, with the default options. */
    public static Diception nano() {
        return nano(Options.defaults());
    }

    /**
     * Loads the small model that comes with the library.
     *
     * @throws ModelException if the module {@code diception-nano} is not on the class path
     */
    public static Diception nano(Options options) {
        return load(ModelFolder.nano(), options);
    }

    private static Diception load(ModelFolder folder, Options options) {
        LoadedModel model = LoadedModel.load(folder, options.device(), options.precision(),
                options.threads());
        try {
            model.adapt(options.adapters());
            return new Diception(model, options);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** What is odd about the weights, one line each: for the user to see, nothing is printed. */
    public List<String> warnings() {
        return model.warnings();
    }

    /** What can be asked: the six tasks, and those that the adapters in use bring. */
    public List<Task> tasks() {
        return predictor.tasks();
    }

    /**
     * Puts adapters in place of those in use, for the calls that follow; an empty list gives the model as it
     * was loaded. The weights stay in memory, so this takes no longer than to read the adapters.
     *
     * @throws ModelException if one is broken or belongs to another model; the earlier ones stay in use then
     */
    public void adapt(List<Adapter> adapters) {
        predictor.adapt(adapters);
    }

    /** The size at which the network works. */
    public WorkingSize size() {
        return predictor.size();
    }

    /**
     * Whether the model can be asked this at all.
     *
     * @throws UsageException if its prompt is neither known nor can be encoded, with what is known
     */
    public void check(Question question) {
        predictor.check(question);
    }

    /**
     * Encodes the prompts of all questions in one go, for programs that ask them one by one: text encoders
     * read gigabytes for each call. Needed for speed only, and not at all with baked prompts.
     */
    public void prepare(List<Question> questions, Request request) {
        predictor.prepare(questions, request);
    }

    /** How an answer would come about: what {@link Prediction#provenance} says afterwards. */
    public Provenance provenance(Question question, Request request) {
        return predictor.provenance(question, request);
    }

    /** Prepares a photo for several questions; its latent is computed once, at the first of them. */
    public OpenImage open(RgbImage photo) {
        return new OpenImage(predictor, photo);
    }

    /** Disparity of the photo. */
    public DepthMap depth(RgbImage photo) {
        return open(photo).depth();
    }

    /** Surface normals of the photo. */
    public NormalMap normals(RgbImage photo) {
        return open(photo).normals();
    }

    /** The object under one to five points. */
    public Mask segment(RgbImage photo, Point... points) {
        return open(photo).segment(points);
    }

    /** All objects, each with its pixels. */
    public Instances entities(RgbImage photo) {
        return open(photo).entities();
    }

    /** All instances of a class such as {@code person}, each with its pixels. */
    public Instances semantic(RgbImage photo, String className) {
        return open(photo).semantic(className);
    }

    /** All people and their joints. */
    public Poses pose(RgbImage photo) {
        return open(photo).pose();
    }

    /** Answers several questions about one photo, in their order. */
    public List<Prediction> predict(RgbImage photo, Question... questions) {
        return predict(photo, List.of(questions), Request.defaults());
    }

    /**
     * Answers several questions about one photo, in their order.
     *
     * @throws java.util.concurrent.CancellationException if the request is cancelled between two steps
     */
    public List<Prediction> predict(RgbImage photo, List<Question> questions, Request request) {
        return open(photo).predict(questions, request);
    }

    /**
     * Answers one question about several photos, in their order; a photo's answer does not depend on the
     * others.
     */
    public List<Prediction> predict(List<RgbImage> photos, Question question, Request request) {
        return predictor.answer(
                photos.stream().map(photo -> new Predictor.Asked(open(photo), question)).toList(), request);
    }

    /** Frees the weights. Calls after it fail. */
    @Override
    public void close() {
        predictor.close();
    }
}
