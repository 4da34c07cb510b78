package org.diception.bench;

import org.bytedeco.pytorch.global.torch;
import org.diception.Precision;
import org.diception.nn.Engine;
import org.diception.nn.Hardware;

/** The rate of the product that measurements of this module are compared with. */
public final class MatmulRate {
    private static final int SIDE = 2048;

    private MatmulRate() {}

    /** Billions of multiplications and additions a second, of matrices of {@value #SIDE} x {@value #SIDE}. */
    public static double gflops(Precision precision, int threads) {
        Engine.load();
        torch.set_num_threads(threads);
        return Hardware.matmulGflops(precision, SIDE);
    }
}
