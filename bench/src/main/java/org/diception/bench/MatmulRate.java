package org.diception.bench;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.nn.Engine;
import org.diception.nn.Linear;

/**
 * The rate of a square matrix product as layers compute it: what the machine can do at best, next to what a
 * network reaches.
 */
public final class MatmulRate {
    private static final int SIDE = 2048;
    private static final int TRIES = 9;

    private MatmulRate() {}

    /** Billions of multiplications and additions per second, the best of {@value #TRIES} tries. */
    public static double gflops(Precision precision, int threads) {
        var engine = new Engine(Device.CPU, precision);
        torch.set_num_threads(threads);
        double best = 0;
        try (PointerScope scope = new PointerScope()) {
            Tensor matrix = engine.cast(torch.randn(SIDE, SIDE));
            for (int i = 0; i < TRIES; i++) {
                best = Math.max(best, 2.0 * SIDE * SIDE * SIDE / nanoseconds(matrix));
            }
        }
        return best;
    }

    private static long nanoseconds(Tensor matrix) {
        try (PointerScope scope = new PointerScope()) {
            long start = System.nanoTime();
            new Linear(matrix, null, List.of()).forward(matrix);
            return System.nanoTime() - start;
        }
    }
}
