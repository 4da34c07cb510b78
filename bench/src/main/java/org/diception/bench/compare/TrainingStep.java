package org.diception.bench.compare;

import org.diception.train.optim.AdamW;

/** A training step that can be made again and again: forward, backward, update. Owns its memory. */
interface TrainingStep extends AutoCloseable {
    /** AdamW's rate, here and there. */
    double RATE = 1e-4;

    /** AdamW's other numbers, here and there. */
    AdamW.Settings ADAMW = new AdamW.Settings(0.9, 0.98, 0.01, 1e-8);

    /** Makes one. @return the loss before its update */
    double step();

    @Override
    void close();
}
