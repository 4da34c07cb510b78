package org.diception.nn;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * A convolution of a bfloat16 picture in float32 with a quarter of the multiplications: {@link Winograd}'s
 * in tiles of 4 x 4 outputs, a few rows of tiles at a time, which stay in the processor's cache. It is
 * further from the exact sums than adding one by one, by less than a hundredth of what rounding to bfloat16
 * takes.
 *
 * @param conv with weights in float32
 * @param tiles as many rows of tiles are computed together as have this many, at least one
 */
record WinogradConvolution(Conv2d conv, long tiles) {
    private static final int TILE = 4;
    /** With fewer tiles the taps are read too often, with many more the transforms leave the cache. */
    private static final long TILES = 96;
    /** With fewer the transforms take what is saved: 1.4 times as fast at 64, as fast at 32. */
    private static final long FEWEST_CHANNELS = 64;

    WinogradConvolution(Conv2d conv) {
        this(conv, TILES);
    }

    /** Whether this is the faster way for the picture x. */
    static boolean suits(Conv2d conv, Tensor x) {
        long taps = conv.weight().size(2);
        return (taps == 2 || taps == 3) && conv.stride() == 1 && conv.dilation() == 1 && conv.padding() < taps
                && Math.min(conv.weight().size(0), conv.weight().size(1)) >= FEWEST_CHANNELS
                && x.is_contiguous(MemoryFormat.ChannelsLast);
    }

    /** (B, in, H, W) to (B, out, H', W'), both bfloat16 and channels last. */
    Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor pixels = x.permute(0, 2, 3, 1); // (B, H, W, in)
            long rows = conv.length(x.size(2));
            long columns = conv.length(x.size(3));
            long down = covering(rows);
            long across = covering(columns);
            Tensor y = torch.empty(new long[] {x.size(0), down * TILE, across * TILE, conv.weight().size(0)},
                    x.options(), new MemoryFormatOptional(MemoryFormat.Contiguous));
            long strip = strip(x.size(0) * across, down);
            Tensor taps = WinogradProducts.taps(winograd(), conv.weight());
            var next = new AtomicLong();
            SoloThreads.run(() -> fill(y, pixels, taps, strip, next));
            Tensor answer = y.narrow(1, 0, rows).narrow(2, 0, columns).permute(0, 3, 1, 2);
            return scope.out(answer.contiguous(MemoryFormat.ChannelsLast));
        }
    }

    /** Rows of tiles that are computed together: a cache full, and no fewer strips than threads. */
    private long strip(long tilesOfRow, long down) {
        long threads = torch.get_num_threads();
        return Math.min((tiles + tilesOfRow - 1) / tilesOfRow, (down + threads - 1) / threads);
    }

    /** Strip by strip, each the next that no other thread has taken. */
    private void fill(Tensor y, Tensor pixels, Tensor taps, long strip, AtomicLong next) {
        long down = y.size(1) / TILE;
        long across = y.size(2) / TILE;
        try (var scope = new Scope()) {
            var products = new WinogradProducts(winograd(), taps, conv.bias(), y.size(0) * strip * across);
            for (long from = next.getAndAdd(strip); from < down; from = next.getAndAdd(strip)) {
                long count = Math.min(strip, down - from);
                try (var part = new Scope()) {
                    Tensor outputs = products.of(overlapping(pixels, from, count, across));
                    split(y.narrow(1, from * TILE, count * TILE)).copy_(outputs);
                }
            }
        }
    }

    /** Rows of tiles that overlap, with zeros around the picture: (n, n, B, count, across, in), a view. */
    private Tensor overlapping(Tensor pixels, long from, long count, long across) {
        long n = winograd().inputs();
        long top = from * TILE - conv.padding();
        long bottom = top + (count - 1) * TILE + n;
        long first = Math.max(0, top);
        long last = Math.min(pixels.size(1), bottom);
        long right = (across - 1) * TILE + n - conv.padding() - pixels.size(2);
        Tensor padded = torch.constant_pad_nd(pixels.narrow(1, first, last - first),
                0, 0, conv.padding(), right, first - top, bottom - last).contiguous();
        long column = padded.size(3);
        long row = padded.size(2) * column;
        return padded.as_strided(new long[] {n, n, padded.size(0), count, across, column},
                new long[] {row, column, padded.size(1) * row, TILE * row, TILE * column, 1});
    }

    /** (B, m count, m across, out) seen as (m, m, B, count, across, out). */
    private static Tensor split(Tensor y) {
        return y.unflatten(1, -1, TILE).unflatten(3, -1, TILE).permute(2, 4, 0, 1, 3, 5);
    }

    private Winograd winograd() {
        return new Winograd(TILE, (int) conv.weight().size(2));
    }

    /** So many tiles cover this length. */
    private static long covering(long length) {
        return (length + TILE - 1) / TILE;
    }
}
