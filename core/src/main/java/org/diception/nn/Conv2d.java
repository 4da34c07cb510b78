package org.diception.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A square convolution, {@code weight (out, in, k, k)},
 * {@code bias (out)} or null. Built by {@link Weights#conv}.
 */
public record Conv2d(Tensor weight, Tensor bias, int stride, int padding, int dilation) {
    public Conv2d(Tensor weight, Tensor bias, int stride, int padding) {
        this(weight, bias, stride, padding, 1);
    }

    /** The same with holes between the kernel's taps. */
    public Conv2d dilated(int newDilation) {
        return new Conv2d(weight, bias, stride, padding, newDilation);
    }

    static Conv2d withoutBias(Tensor weight, int stride, int padding) {
        return new Conv2d(weight, null, stride, padding);
    }

    /** (B, in, H, W) to (B, out, H', W'). */
    public Tensor forward(Tensor x) {
        if (Bfloat16.isForeign(x)) {
            return inFloat32(x);
        }
        return padded(x, padding, padding);
    }

    /** The same with zeros around x of another number above and below than to the left and right. */
    Tensor padded(Tensor x, long rows, long columns) {
        TensorOptional optionalBias = bias == null ? new TensorOptional() : new TensorOptional(bias);
        long[] strides = {stride, stride};
        long[] paddings = {rows, columns};
        return torch.conv2d(x, weight, optionalBias, strides, paddings, new long[] {dilation, dilation}, 1);
    }

    private Tensor inFloat32(Tensor x) {
        if (x.requires_grad() || weight.requires_grad()) {
            return Bfloat16.rounded(x, wide -> widened().forward(wide));
        }
        try (var scope = new Scope()) {
            Conv2d wide = widened();
            return scope.out(WinogradConvolution.suits(wide, x)
                    ? new WinogradConvolution(wide).forward(x)
                    : new ConvolutionByRows(wide).forward(x));
        }
    }

    /** Places of the picture that a kernel covers, in one dimension. */
    long reach() {
        return (weight.size(2) - 1) * dilation + 1;
    }

    /** So many places come of so many, in one dimension. */
    long length(long given) {
        return (given + 2L * padding - reach()) / stride + 1;
    }

    Conv2d widened() {
        return new Conv2d(Bfloat16.widened(weight), Bfloat16.widened(bias), stride, padding, dilation);
    }
}
