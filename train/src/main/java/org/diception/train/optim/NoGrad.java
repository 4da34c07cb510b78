package org.diception.train.optim;

import org.bytedeco.pytorch.AutoGradMode;

/** Turns the recording of gradients off on this thread until it closes. */
public final class NoGrad implements AutoCloseable {
    private final AutoGradMode mode = new AutoGradMode(false);

    @Override
    public void close() {
        mode.close();
    }
}
