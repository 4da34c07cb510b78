package org.diception.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.diception.Device;
import org.diception.Precision;
import org.diception.nn.Conv2d;
import org.diception.nn.Engine;
import org.diception.nn.GroupNorm;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.Overwriting;
import org.diception.nn.ScaledDotProduct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What both networks of Stable Diffusion 3 medium's size are made of, on one thread: 1,024 tokens of 1,536
 * numbers, pictures of 128 channels and 128 x 128 places.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {
    private static final long TOKENS = 1024;
    private static final long HEADS = 24;
    private static final long WIDTH = 64 * HEADS;
    private static final long CHANNELS = 128;
    private static final double EPSILON = 1e-6;

    /** Numbers of 32 bits or of 16. */
    @Param({"f32", "bf16"})
    public String precision;

    private PointerScope owner;
    private Engine engine;
    private Tensor tokens;
    private Tensor heads;
    private Tensor picture;
    private Linear linear;
    private Conv2d conv;
    private GroupNorm norm;

    /** Draws all numbers. */
    @Setup
    public void draw() {
        engine = new Engine(Device.CPU, Precision.parse(precision));
        torch.set_num_threads(1);
        owner = new PointerScope();
        tokens = random(1, TOKENS, WIDTH);
        heads = random(1, HEADS, TOKENS, WIDTH / HEADS);
        picture = random(1, CHANNELS, CHANNELS, CHANNELS).contiguous(MemoryFormat.ChannelsLast);
        linear = new Linear(random(WIDTH, WIDTH), random(WIDTH), List.of());
        conv = new Conv2d(random(CHANNELS, CHANNELS, 3, 3), random(CHANNELS), 1, 1);
        norm = new GroupNorm(random(CHANNELS), random(CHANNELS), 32, EPSILON);
    }

    private Tensor random(long... shape) {
        return engine.cast(torch.randn(shape));
    }

    /** Frees them. */
    @TearDown
    public void free() {
        owner.close();
    }

    /** 4.8 billion operations. */
    @Benchmark
    public long product() {
        return of(() -> linear.forward(tokens));
    }

    /** 6.4 billion operations and the softmax. */
    @Benchmark
    public long attention() {
        return of(() -> ScaledDotProduct.attention(heads, heads, heads));
    }

    /** 4.8 billion operations. */
    @Benchmark
    public long convolution() {
        return of(() -> conv.forward(picture));
    }

    /** Memory's business. */
    @Benchmark
    public long groupNormSilu() {
        return of(() -> Overwriting.silu(norm.forward(picture)));
    }

    /** Memory's business. */
    @Benchmark
    public long layerNorm() {
        return of(() -> LayerNorm.plain(tokens, EPSILON));
    }

    /** In its tanh form. */
    @Benchmark
    public long gelu() {
        return of(() -> Overwriting.geluTanh(tokens.clone()));
    }

    private static long of(Supplier<Tensor> work) {
        try (var scope = new PointerScope()) {
            return work.get().numel();
        }
    }
}
