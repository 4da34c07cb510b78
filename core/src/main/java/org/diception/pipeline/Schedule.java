package org.diception.pipeline;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.diception.Progress;
import org.diception.model.Denoiser;

/** How far and how strongly to go, who watches, and who may stop it. */
public record Schedule(int steps, double guidance, Progress progress, BooleanSupplier cancelled) {
    /** Whether the answer to the empty prompt is computed too; up to 1 the official code does not. */
    public boolean guided() {
        return guidance > 1;
    }

    void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled between two steps");
        }
    }

    /** After each step the listener is told, then the caller may have cancelled. */
    Denoiser.Observer watch(Denoiser.Observer tap) {
        return (step, steps, latents, velocity) -> {
            tap.stepped(step, steps, latents, velocity);
            progress.step(step, steps);
            if (step < steps) {
                checkCancelled();
            }
        };
    }
}
