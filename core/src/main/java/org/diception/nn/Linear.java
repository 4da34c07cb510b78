package org.diception.nn;

import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * y = x Wᵀ + b with {@code weight (out, in)}, {@code bias (out)} or null, and what adapters add to it. Built
 * by {@link Weights#linear}.
 */
public record Linear(Tensor weight, Tensor bias, List<LowRank> added) {
    private static final long VECTORS = 8;

    /** (…, in) to (…, out). */
    public Tensor forward(Tensor x) {
        if (Bfloat16.isForeign(x)) {
            return Bfloat16.rounded(x, wide -> widened().forward(wide));
        }
        boolean trains = x.requires_grad() || weight.requires_grad()
                || added.stream().anyMatch(low -> low.up().requires_grad());
        boolean several = x.dim() == 3 && x.size(0) > 1;
        return several && !x.is_cuda() && !trains ? sampleBySample(x) : product(packed(x));
    }

    Linear widened() {
        return new Linear(Bfloat16.widened(weight), Bfloat16.widened(bias),
                added.stream().map(LowRank::widened).toList());
    }

    /**
     * One product for each sample (B, N, in), whose last bits would otherwise depend on how many samples
     * there are. With hundreds of tokens in each it takes no longer than one product of all.
     */
    private Tensor sampleBySample(Tensor x) {
        try (var scope = new Scope()) {
            long[] shape = {x.size(0), x.size(1), weight.size(0)};
            Tensor y = torch.empty(shape, x.options(), new MemoryFormatOptional());
            for (long i = 0; i < x.size(0); i++) {
                Tensor rows = packed(x.select(0, i)); // (N, in)
                if (added.isEmpty()) {
                    torch.linear_out(y.select(0, i), rows, weight, optionalBias());
                } else {
                    y.select(0, i).copy_(product(rows));
                }
            }
            return scope.out(y);
        }
    }

    /** Of a view with gaps libtorch adds the bias behind the product, which rounds otherwise. */
    private static Tensor packed(Tensor x) {
        return x.is_contiguous() ? x : x.contiguous();
    }

    private TensorOptional optionalBias() {
        return bias == null ? new TensorOptional() : new TensorOptional(bias);
    }

    private Tensor product(Tensor x) {
        Tensor y = torch.linear(x, weight, optionalBias());
        for (LowRank low : added) {
            y = low.addTo(y, x);
        }
        return y;
    }

    /**
     * Single vectors (B, in) to (B, out), always eight at a time, the last ones filled up with zeros: of few
     * rows matrix libraries choose their kernel by the number, and what one sample becomes would depend in
     * its last bits on how many others there are.
     */
    public Tensor ofVectors(Tensor x) {
        if (Bfloat16.isForeign(x)) {
            return Bfloat16.rounded(x, wide -> widened().ofVectors(wide));
        }
        try (var scope = new Scope()) {
            long count = x.size(0);
            long missing = Math.floorMod(-count, VECTORS);
            Tensor full = missing == 0 ? x : torch.constant_pad_nd(x, 0, 0, 0, missing); // (8·n, in)
            Tensor[] parts = new Tensor[(int) (full.size(0) / VECTORS)];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = product(full.narrow(0, i * VECTORS, VECTORS)); // (8, out)
            }
            Tensor y = parts.length == 1 ? parts[0] : Tensors.cat(0, parts);
            return scope.out(y.narrow(0, 0, count));
        }
    }
}
