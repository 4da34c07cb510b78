package org.diception;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How an answer is computed. Everything has a default: {@code Request.defaults().withSteps(4).withSeed(7)}.
 *
 * <p>Immutable: each {@code with} method answers with a changed copy. Thread-safe as far as the listener and
 * the cancellation that were handed in are.
 */
public final class Request implements Cloneable {
    /** The finest schedule there is. */
    public static final int MAX_STEPS = 1000;
    /** More samples than this are refused: all are kept in memory until the answer is made of them. */
    public static final int MAX_SAMPLES = 100;
    /** More guidance than this paints noise. */
    public static final double MAX_GUIDANCE = 100;

    private OptionalInt steps = OptionalInt.empty();
    private OptionalDouble guidance = OptionalDouble.empty();
    private long seed = 42; // the official scripts' default
    private int samples = 1;
    private Optional<PhotoLatent> latent = Optional.empty();
    private ReadOutSettings readOut = ReadOutSettings.defaults();
    private Progress progress = Progress.NONE;
    private BooleanSupplier cancelled = () -> false;

    private Request() {}

    /** The steps and the guidance that the model was made for, seed 42; nobody listens, nothing cancels. */
    public static Request defaults() {
        return new Request();
    }

    /** Denoising steps, 1 to {@value #MAX_STEPS}: fewer are faster, 28 and 1 are the official settings. */
    public Request withSteps(int value) {
        checkSteps(value);
        return with(copy -> copy.steps = OptionalInt.of(value));
    }

    /** Guidance: up to 1 only the answer to the prompt is computed, more doubles the work. */
    public Request withGuidance(double value) {
        checkGuidance(value);
        return with(copy -> copy.guidance = OptionalDouble.of(value));
    }

    /** Seed of the noise: the same seed, type of device and version give the same bits. */
    public Request withSeed(long value) {
        return with(copy -> copy.seed = value);
    }

    /**
     * Draws several samples with the seeds {@code seed}, {@code seed + 1}, ... and makes one answer of them:
     * the median depth, the mean normal, the vote on a mask, and of instances and poses the sample that
     * agrees best with the others. {@link Prediction#spread} says how far they lie apart, and scores become
     * agreement. So many times the work. 1 is the answer to one seed.
     */
    public Request withSamples(int value) {
        if (value < 1 || value > MAX_SAMPLES) {
            throw new UsageException(value + " samples asked for, 1 to " + MAX_SAMPLES + " are possible");
        }
        return with(copy -> copy.samples = value);
    }

    /** The middle of the photo's latent or a draw from it; official compatibility draws. */
    public Request withLatent(PhotoLatent value) {
        return with(copy -> copy.latent = Optional.of(value));
    }

    /** How painted instances and skeletons become data. */
    public Request withReadOut(ReadOutSettings value) {
        return with(copy -> copy.readOut = value);
    }

    /** Who is told after each step. */
    public Request withProgress(Progress value) {
        return with(copy -> copy.progress = value);
    }

    /**
     * Asked before each step, on the thread that predicts: true ends the prediction with a
     * {@link java.util.concurrent.CancellationException}.
     */
    public Request withCancellation(BooleanSupplier value) {
        return with(copy -> copy.cancelled = value);
    }

    OptionalInt steps() {
        return steps;
    }

    OptionalDouble guidance() {
        return guidance;
    }

    long seed() {
        return seed;
    }

    int samples() {
        return samples;
    }

    Optional<PhotoLatent> latent() {
        return latent;
    }

    ReadOutSettings readOut() {
        return readOut;
    }

    Progress progress() {
        return progress;
    }

    BooleanSupplier cancelled() {
        return cancelled;
    }

    static void checkSteps(int steps) {
        if (steps < 1 || steps > MAX_STEPS) {
            throw new UsageException(steps + " steps asked for, the model takes 1 to " + MAX_STEPS);
        }
    }

    static void checkGuidance(double guidance) {
        if (!(guidance >= 0 && guidance <= MAX_GUIDANCE)) {
            throw new UsageException("guidance " + guidance + " asked for, it lies between 0 and "
                    + MAX_GUIDANCE
                    + "; 2 is usual");
        }
    }

    private Request with(Consumer<Request> change) {
        try {
            Request copy = (Request) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
