package org.diception.text;

import org.bytedeco.pytorch.Tensor;

/** Between tokens and attention heads. */
final class Heads {
    private Heads() {}

    static Tensor split(Tensor x, int heads) {
        return x.view(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2); // (B, H, N, d)
    }

    static Tensor join(Tensor x) {
        return x.transpose(1, 2).flatten(2, 3); // (B, N, H·d)
    }
}
