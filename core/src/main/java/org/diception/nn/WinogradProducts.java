package org.diception.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The arithmetic of {@link Winograd}'s convolution for so many tiles at a time: transforms and products are
 * products of matrices. Two buffers take turns, so that not every strip asks for memory again.
 */
final class WinogradProducts {
    private final Tensor ofInputs;
    private final Tensor ofProducts;
    private final long outputs; // m
    private final Tensor taps; // (n n, in, out)
    private final Tensor bias; // (out) or null
    private final Tensor here;
    private final Tensor there;

    /**
     * @param taps as {@link #taps} gives them
     * @param bias (out) or null
     * @param tiles the most that are given at once
     */
    WinogradProducts(Winograd winograd, Tensor taps, Tensor bias, long tiles) {
        this.ofInputs = winograd.ofInputs();
        this.ofProducts = winograd.ofProducts();
        this.outputs = winograd.outputs();
        this.taps = taps;
        this.bias = bias;
        this.here = torch.empty(taps.size(0) * tiles * Math.max(taps.size(1), taps.size(2)));
        this.there = torch.empty(here.numel());
    }

    /** The transform of a float32 weight (out, in, r, r): (n n, in, out). */
    static Tensor taps(Winograd winograd, Tensor weight) {
        long out = weight.size(0);
        long in = weight.size(1);
        Tensor tapsFirst = weight.permute(2, 3, 1, 0).reshape(weight.size(2) * weight.size(3), in * out);
        return winograd.ofTaps().mm(tapsFirst).view(-1, in, out);
    }

    /**
     * (n, n, B, down, across, in) in any layout to (m, m, B, down, across, out) in float32, which the next
     * call overwrites.
     */
    Tensor of(Tensor inputs) {
        long[] shape = Tensors.shape(inputs);
        long tiles = shape[2] * shape[3] * shape[4];
        long n = taps.size(0);
        long in = taps.size(1);
        long out = taps.size(2);
        Tensor read = part(here, shape).copy_(inputs);
        Tensor transformed = part(there, n, tiles * in);
        torch.mm_out(transformed, ofInputs, read.view(n, tiles * in));
        Tensor products = part(here, n, tiles, out);
        torch.bmm_out(products, transformed.view(n, tiles, in), taps);
        Tensor summed = part(there, outputs * outputs, tiles * out);
        torch.mm_out(summed, ofProducts, products.view(n, tiles * out));
        Tensor shaped = summed.view(outputs, outputs, shape[2], shape[3], shape[4], out);
        return bias == null ? shaped : shaped.add_(bias, new Scalar(1));
    }

    private static Tensor part(Tensor buffer, long... shape) {
        long size = 1;
        for (long side : shape) {
            size *= side;
        }
        return buffer.narrow(0, 0, size).view(shape);
    }
}
