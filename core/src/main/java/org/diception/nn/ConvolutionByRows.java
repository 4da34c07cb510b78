package org.diception.nn;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A convolution of a bfloat16 picture in float32, some rows at a time: of a large picture only these are ever
 * held in float32. Each strip is read with the rows above and below that its kernels reach, so that there are
 * no seams.
 *
 * @param wide the convolution with weights in float32
 * @param most numbers of a strip's input or output
 */
record ConvolutionByRows(Conv2d wide, long most) {
    /** 64 MB in float32; a strip of 128 channels and 768 columns has 170 rows. */
    private static final long MOST = 16L << 20;

    ConvolutionByRows(Conv2d wide) {
        this(wide, MOST);
    }

    /** (B, in, H, W) to (B, out, H', W') in bfloat16, in the layout that x has. */
    Tensor forward(Tensor x) {
        long rows = wide.length(x.size(2));
        long columns = wide.length(x.size(3));
        long strip = strip(x, columns);
        if (strip >= rows) {
            return Bfloat16.rounded(x, wide::forward);
        }
        try (var scope = new Scope()) {
            Tensor y = torch.empty(new long[] {x.size(0), wide.weight().size(0), rows, columns}, x.options(),
                    new MemoryFormatOptional(x.suggest_memory_format()));
            for (long from = 0; from < rows; from += strip) {
                try (var part = new Scope()) {
                    long to = Math.min(rows, from + strip);
                    y.narrow(2, from, to - from).copy_(rows(x, from, to));
                }
            }
            return scope.out(y);
        }
    }

    /** Rows {@code from} to {@code to} of the result, in float32. */
    private Tensor rows(Tensor x, long from, long to) {
        long top = from * wide.stride() - wide.padding();
        long bottom = (to - 1) * wide.stride() - wide.padding() + wide.reach();
        long first = Math.max(0, top);
        long last = Math.min(x.size(2), bottom);
        Tensor read = x.narrow(2, first, last - first).to(ScalarType.Float);
        Tensor padded = first == top && last == bottom ? read
                : torch.constant_pad_nd(read, 0, 0, first - top, bottom - last);
        return wide.padded(padded, 0, wide.padding());
    }

    private long strip(Tensor x, long columns) {
        long read = x.size(0) * x.size(1) * x.size(3) * wide.stride();
        long made = x.size(0) * wide.weight().size(0) * columns;
        return Math.max(1, most / Math.max(read, made));
    }
}
