package org.diception;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFrame;
import org.diception.pipeline.Noise;
import org.diception.pipeline.Pipeline;
import org.diception.pipeline.PointSlots;
import org.diception.pipeline.Row;
import org.diception.pipeline.Schedule;

/**
 * Questions to rows of the pipeline, painted latents to answers. Thread-safe: one call computes at a time.
 */
final class Predictor implements AutoCloseable {
    /** One question about one photo. */
    record Asked(OpenImage image, Question question) {}

    /** One sample of its answer. */
    private record Draw(Asked asked, long seed) {}

    private final LoadedModel model;
    private final Options options;
    private final ModelFrame frame;
    private List<Task> tasks;
    private boolean closed;

    Predictor(LoadedModel model, Options options) {
        this.model = model;
        this.options = options;
        this.tasks = Task.with(options.adapters());
        WorkingSize size = options.size().orElse(model.profile().size());
        PointOrder order = options.pointOrder().orElse(switch (options.compatibility()) {
            case NONE -> model.profile().order();
            case OFFICIAL_SINGLE -> PointOrder.X_Y;
            case OFFICIAL_BATCH -> PointOrder.Y_X;
        });
        this.frame = new ModelFrame(size, options.compatibility(), order, options.precision());
        model.pipeline().check(size);
    }

    synchronized void adapt(List<Adapter> adapters) {
        requireOpen();
        List<Task> wanted = Task.with(adapters);
        model.adapt(adapters);
        tasks = wanted;
    }

    synchronized List<Task> tasks() {
        return tasks;
    }

    WorkingSize size() {
        return frame.size();
    }

    /**
     * The answers in the order of the questions; neighbours with equal settings pass through the network
     * together.
     */
    List<Prediction> answer(List<Asked> asked, Request request) {
        List<Prediction> answers = new ArrayList<>();
        answer(asked, request, answers::add);
        return answers;
    }

    /** The same, each answer handed over as soon as it is there. */
    synchronized void answer(List<Asked> asked, Request request, Consumer<Prediction> each) {
        requireOpen();
        if (asked.isEmpty()) {
            return;
        }
        prepare(asked.stream().map(Asked::question).toList(), request);
        List<Painting> samples = new ArrayList<>();
        for (List<Draw> batch : batches(asked, request)) {
            for (Painting painting : paint(batch, request)) {
                samples.add(painting);
                if (samples.size() == request.samples()) {
                    each.accept(Consensus.of(List.copyOf(samples), request.readOut()));
                    samples.clear();
                }
            }
        }
    }

    private List<List<Draw>> batches(List<Asked> asked, Request request) {
        List<List<Draw>> batches = new ArrayList<>();
        int most = options.batch().orElseGet(() -> usualBatch(request));
        for (Asked next : asked) {
            for (int i = 0; i < request.samples(); i++) {
                List<Draw> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
                boolean full = last.isEmpty() || last.size() == most;
                if (full || !sameSchedule(last.get(0).asked(), next, request)) {
                    batches.add(new ArrayList<>());
                }
                batches.get(batches.size() - 1).add(new Draw(next, request.seed() + i));
            }
        }
        return batches;
    }

    /** On a GPU the last bits of an answer depend on how many are computed together, on a processor not. */
    private int usualBatch(Request request) {
        boolean alone = options.device() != Device.CPU && request.samples() == 1;
        return alone ? 1 : pipeline().fitting(size());
    }

    /** Lets a photo compute the latent that most questions will want. */
    synchronized void encode(OpenImage image) {
        requireOpen();
        Request usual = Request.defaults();
        if (latent(usual) == PhotoLatent.MODE) {
            image.latent(usual);
        }
    }

    /** The latent of a photo, as the request wants it. */
    Planes encode(RgbImage photo, PhotoLatent latent, long seed) {
        Planes seen = frame.photo(photo);
        return switch (latent) {
            case MODE -> pipeline().encode(seen);
            case SAMPLE -> pipeline().encode(seen, noise(seed).posterior());
        };
    }

    /** Encodes all prompts, and the empty one if an answer is guided away from it. */
    synchronized void prepare(List<Question> questions, Request request) {
        requireOpen();
        Stream<String> prompts = questions.stream().map(Question::prompt);
        boolean guided = questions.stream().anyMatch(question -> schedule(question, request).guided());
        Stream<String> all = Stream.concat(prompts, guided ? Stream.of("") : Stream.empty());
        pipeline().prepare(all.distinct().toList());
    }

    synchronized void check(Question question) {
        requireOpen();
        pipeline().check(question.prompt());
    }

    PhotoLatent latent(Request request) {
        return request.latent().orElse(
                options.compatibility() == Compatibility.NONE ? PhotoLatent.MODE : PhotoLatent.SAMPLE);
    }

    @Override
    public synchronized void close() {
        closed = true;
        model.close();
    }

    private List<Painting> paint(List<Draw> batch, Request request) {
        List<Row> rows = batch.stream()
                .map(draw -> row(draw.asked(), request.withSeed(draw.seed()))).toList();
        Schedule schedule = schedule(batch.get(0).asked().question(), request);
        List<Planes> latents = pipeline().denoise(rows, schedule);
        List<Painting> paintings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Asked asked = batch.get(i).asked();
            RgbImage photo = asked.image().photo();
            paintings.add(new Painting(pipeline().decode(latents.get(i)), photo.width(), photo.height(),
                    provenance(asked.question(), request)));
        }
        return paintings;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this model is closed");
        }
    }

    private Row row(Asked asked, Request request) {
        RgbImage photo = asked.image().photo();
        float[][] points = asked.question().points().stream()
                .map(point -> point.within(photo.width(), photo.height()))
                .map(point -> frame.point(point.x(), point.y()))
                .toArray(float[][]::new);
        Planes start = noise(request.seed()).start();
        Planes latent = asked.image().latent(request);
        return new Row(latent, start, asked.question().prompt(), PointSlots.of(points));
    }

    private boolean sameSchedule(Asked one, Asked other, Request request) {
        return schedule(one.question(), request).equals(schedule(other.question(), request));
    }

    private Noise noise(long seed) {
        return pipeline().noise(seed, frame.size());
    }

    private Schedule schedule(Question question, Request request) {
        Task task = question.task();
        int steps = request.steps().orElseGet(() -> steps(task));
        double guidance = request.guidance().orElseGet(() -> guidance(task));
        Request.checkSteps(steps); // a model's own settings may be wrong too
        Request.checkGuidance(guidance);
        return new Schedule(steps, guidance, request.progress(), request.cancelled());
    }

    private int steps(Task task) {
        return switch (options.compatibility()) {
            case NONE -> model.profile().steps(task.name(), task.steps());
            case OFFICIAL_SINGLE -> 1;
            case OFFICIAL_BATCH -> 28;
        };
    }

    private double guidance(Task task) {
        return switch (options.compatibility()) {
            case NONE -> model.profile().guidance(task.name(), task.guidance());
            case OFFICIAL_SINGLE -> 1;
            case OFFICIAL_BATCH -> 2;
        };
    }

    Provenance provenance(Question question, Request request) {
        Schedule schedule = schedule(question, request);
        return new Provenance(model.name(), model.fingerprint(), question, schedule.steps(),
                schedule.guidance(), request.seed(), request.samples(), latent(request), frame.order(),
                options.compatibility(), frame.size(), options.device(), options.precision(),
                request.readOut());
    }

    private Pipeline pipeline() {
        return model.pipeline();
    }
}
