package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Linear;
import org.diception.nn.Overwriting;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** Linear to four times the width, GELU (tanh form), linear back. */
record FeedForward(Linear proj, Linear out) {
    static FeedForward of(Weights weights, long width) {
        return new FeedForward(
                weights.linear("net.0.proj", width, 4 * width), weights.linear("net.2", 4 * width, width));
    }

    /** (B, N, D) to (B, N, D). */
    Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            return scope.out(out.forward(Overwriting.geluTanh(proj.forward(x))));
        }
    }
}
