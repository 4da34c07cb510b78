package org.diception.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Operations on an intermediate that nobody reads again: the result takes its memory, which halves what is
 * held at once and spares the pages of a second tensor. Where gradients flow the intermediate is kept.
 */
public final class Overwriting {
    private Overwriting() {}

    /** x · sigmoid(x). */
    public static Tensor silu(Tensor x) {
        if (x.requires_grad()) {
            return torch.silu(x);
        }
        torch.silu_(x); // gives a pointer that does not own the tensor
        return x;
    }

    /** GELU in its tanh form. */
    public static Tensor geluTanh(Tensor x) {
        if (x.requires_grad()) {
            return torch.gelu(x, "tanh");
        }
        torch.gelu_(x, "tanh");
        return x;
    }

    /** Softmax over the last dimension. */
    static Tensor softmax(Tensor x) {
        if (x.requires_grad()) {
            return torch.softmax(x, -1);
        }
        torch.softmax_out(x, x, -1);
        return x;
    }

    /** x + y, of which x may be overwritten. */
    public static Tensor add(Tensor x, Tensor y) {
        if (x.requires_grad() || y.requires_grad()) {
            return x.add(y);
        }
        x.add_(y);
        return x;
    }
}
