package org.diception.bench.compare;

import org.diception.Precision;

/**
 * What both sides compute in. Usually the same; where a processor has no bfloat16 instructions, PyTorch is
 * fastest in float32.
 */
record Formats(Precision ours, Precision theirs) {
    /** As a table's head says it. */
    @Override
    public String toString() {
        return ours == theirs ? ours.toString() : ours + ", the official stack in " + theirs;
    }
}
