package org.diception;

/** Told after each denoising step, on the thread that predicts. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /** {@code done} of {@code total} steps of one answer are finished. */
    void step(int done, int total);
}
