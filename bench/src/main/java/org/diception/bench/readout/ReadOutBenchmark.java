package org.diception.bench.readout;

import java.util.concurrent.TimeUnit;
import org.diception.Instances;
import org.diception.Mask;
import org.diception.ReadOutSettings;
import org.diception.image.Planes;
import org.diception.train.metrics.Clicks;
import org.diception.train.truth.MaskTruth;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading out a picture of 768 x 768 pixels with 40 things. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadOutBenchmark {
    private static final int SIDE = 768;
    private static final int THINGS = 40;
    private static final ReadOutSettings IMPROVED = ReadOutSettings.defaults();
    private static final ReadOutSettings PAPER = IMPROVED.withMode(ReadOutSettings.Mode.PAPER);

    /** A name out of {@link Damage#LEVELS}: noise and softness decide how much the read-out smooths. */
    @Param({"clean", "blur 1.5, noise .03"})
    public String damage;

    private Planes instances;
    private Planes mask;
    private float[] click;

    /** Paints. */
    @Setup
    public void paint() {
        Damage level = Damage.LEVELS.stream().filter(one -> one.name().equals(damage)).findFirst()
                .orElseThrow();
        InstanceMap map = InstanceMap.random(1, THINGS, SIDE);
        boolean[] thing = map.mask(1);
        instances = level.to(map.painted(1), null, 1);
        mask = level.to(map.unit(MaskTruth.paint(thing)), null, 1);
        click = Clicks.first(thing, SIDE).place(SIDE, SIDE);
    }

    /** All things, whatever their class. */
    @Benchmark
    public Instances entity() {
        return ReadAgain.entities(instances, IMPROVED);
    }

    /** Things of a class that was asked for. */
    @Benchmark
    public Instances semantic() {
        return ReadAgain.named(instances, "person", IMPROVED);
    }

    /** All things, by the paper's algorithm. */
    @Benchmark
    public Instances entityPaper() {
        return ReadAgain.entities(instances, PAPER);
    }

    /** The thing under a click. */
    @Benchmark
    public Mask mask() {
        return ReadAgain.mask(mask, click[0], click[1], IMPROVED);
    }
}
