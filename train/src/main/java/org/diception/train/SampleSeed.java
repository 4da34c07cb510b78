package org.diception.train;

import java.util.Random;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All that is random about a sample follows from the run's seed, the step and the sample's place in the
 * step's batch. So there is no generator whose state could get lost, a resumed run draws what it would have
 * drawn, and a batch taken in parts, or by several processes, is the same batch.
 */
record SampleSeed(long seed, long step, int place) {
    private static final int NOISE = 1;

    /** For everything but the noise. */
    Random random() {
        return new Random(mixed(0));
    }

    /** Standard normal, float32 on the CPU, from libtorch's generator. */
    Tensor noise(long... shape) {
        Tensor noise = torch.empty(shape);
        return noise.normal_(0, 1, new GeneratorOptional(torch.createCPUGenerator(mixed(NOISE))));
    }

    private long mixed(int stream) {
        return mix(mix(mix(mix(seed) + step) + place) + stream);
    }

    /** The finalizer of SplitMix64: neighbouring numbers become unrelated ones. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
