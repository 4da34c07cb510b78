package org.diception.pipeline;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.diception.UsageException;
import org.diception.WorkingSize;
import org.diception.image.Planes;
import org.diception.model.Condition;
import org.diception.model.Denoiser;
import org.diception.model.Guidance;
import org.diception.model.PointEncoder;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.text.TextEmbedding;

/**
 * The whole path with Java arrays at its ends: photo to latent, latent and prompt to painted latent, painted
 * latent to picture. Not safe for use by several threads.
 */
public record Pipeline(Networks networks, Engine engine) {
    /** What answers that pass through the network together may take. */
    private static final long BYTES = 1L << 30;
    /** More of them are no faster. */
    private static final long MOST = 8;
    /** Floats for each token and channel of a block: streams, q, k, v, the feed-forward's 4 twice. */
    private static final long FLOATS = 16;
    /** Halves of a guided pass. */
    private static final long HALVES = 2;
    /** Of the text encoders, 77 + 256, and the points. */
    private static final long TEXT_TOKENS = 333 + PointEncoder.SLOTS;

    /** @throws UsageException if the network cannot work at this size */
    public void check(WorkingSize size) {
        int grain = networks.autoencoder().factor() * networks.transformer().config().patchSize();
        int largest = networks.transformer().config().posEmbedMaxSize() * grain;
        if (size.width() % grain != 0 || size.height() % grain != 0
                || Math.max(size.width(), size.height()) > largest) {
            throw new UsageException("size " + size + ": both sides must be multiples of " + grain + " up to "
                    + largest + " for this model");
        }
    }

    /**
     * How many answers pass through the network together where nobody said it. An estimate of sizes alone and
     * not of what is free, so that it is the same on every machine.
     */
    public int fitting(WorkingSize size) {
        int grain = networks.autoencoder().factor() * networks.transformer().config().patchSize();
        long tokens = 2L * (size.width() / grain) * (size.height() / grain) + TEXT_TOKENS;
        long bytes = HALVES * FLOATS * Float.BYTES * tokens * networks.transformer().config().width();
        return (int) Math.max(1, Math.min(MOST, BYTES / bytes));
    }

    /** The noise of a seed for a picture of this size. */
    public Noise noise(long seed, WorkingSize size) {
        int factor = networks.autoencoder().factor();
        int channels = networks.autoencoder().channels();
        return Noise.draw(seed, channels, size.height() / factor, size.width() / factor);
    }

    /**
     * Encodes prompts in one go before they are needed one by one: text encoders read gigabytes for each
     * call.
     */
    public void prepare(List<String> prompts) {
        try (var scope = new Scope()) {
            networks.text().encode(prompts);
        }
    }

    /** @throws UsageException if the prompt is neither baked nor can be encoded, with what is known */
    public void check(String prompt) {
        if (!networks.text().knows(prompt)) {
            prepare(List.of(prompt)); // says what is known
        }
    }

    /** The middle of a photo's scaled latent: (3, H, W) in [-1, 1] to (C, h, w). */
    public Planes encode(Planes photo) {
        try (var scope = new Scope()) {
            return planes(networks.autoencoder().encode(engine.cast(tensor(photo))));
        }
    }

    /** The scaled latent that this noise (C, h, w) picks: (3, H, W) in [-1, 1] to (C, h, w). */
    public Planes encode(Planes photo, Planes noise) {
        try (var scope = new Scope()) {
            return planes(networks.autoencoder()
                    .encode(engine.cast(tensor(photo)), engine.cast(tensor(noise))));
        }
    }

    /**
     * The scaled latents (C, h, w) of all answers, denoised together.
     *
     * @throws java.util.concurrent.CancellationException if the schedule is cancelled between two steps
     */
    public List<Planes> denoise(List<Row> rows, Schedule schedule) {
        return denoise(rows, schedule, (step, steps, latents, velocity) -> {});
    }

    List<Planes> denoise(List<Row> rows, Schedule schedule, Denoiser.Observer tap) {
        schedule.checkCancelled();
        try (var scope = new Scope()) {
            Tensor noise = engine.place(batch(rows, row -> tensor(row.noise()))); // (B, C, h, w)
            Condition condition = condition(rows);
            Guidance guidance = guidance(condition, schedule);
            Tensor latents = new Denoiser(networks.transformer(), networks.flow())
                    .denoise(noise, condition, guidance, schedule.steps(), schedule.watch(tap));
            return IntStream.range(0, rows.size()).mapToObj(i -> planes(latents.narrow(0, i, 1))).toList();
        }
    }

    /** The picture (3, H, W) in [0, 1] of a scaled latent (C, h, w). */
    public Planes decode(Planes latent) {
        try (var scope = new Scope()) {
            Planes picture = planes(networks.autoencoder().decode(engine.cast(tensor(latent))));
            float[] colours = picture.data();
            for (int i = 0; i < colours.length; i++) {
                colours[i] = Math.max(0, Math.min(1, colours[i] / 2 + 0.5f));
            }
            return picture;
        }
    }

    private Condition condition(List<Row> rows) {
        TextEmbedding text = networks.text().encode(rows.stream().map(Row::prompt).toList());
        int slots = PointEncoder.SLOTS;
        Tensor places = batch(rows, row -> Tensors.of(row.points().coordinates(), 1, slots, 2)); // (B, 5, 2)
        Tensor labels = batch(rows, row -> Tensors.of(row.points().labels(), 1, slots, 1)); // (B, 5, 1)
        Tensor points = networks.pointEncoder()
                .forward(engine.place(places), engine.place(labels)); // (B, 5, D)
        Tensor photos = engine.cast(batch(rows, row -> tensor(row.photo()))); // (B, C, h, w)
        return new Condition(photos, engine.cast(text.tokens()), engine.cast(text.pooled()), points);
    }

    private Guidance guidance(Condition condition, Schedule schedule) {
        if (!schedule.guided()) {
            return Guidance.none();
        }
        TextEmbedding empty = networks.text().encode(List.of(""));
        return new Guidance(
                schedule.guidance(),
                condition.unconditional(engine.cast(empty.tokens()), engine.cast(empty.pooled())));
    }

    private static Tensor batch(List<Row> rows, Function<Row, Tensor> part) {
        return Tensors.cat(0, rows.stream().map(part).toArray(Tensor[]::new));
    }

    private static Tensor tensor(Planes planes) {
        return Tensors.of(planes.data(), 1, planes.channels(), planes.height(),
                planes.width()); // (1, C, H, W)
    }

    private static Planes planes(Tensor single) {
        return new Planes(
                (int) single.size(1), (int) single.size(2), (int) single.size(3),
                Tensors.toArray(single)); // (C, H, W)
    }
}
