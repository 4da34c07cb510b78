package org.diception.bench.jmh;

import java.util.Collection;
import java.util.List;
import org.diception.bench.ProcessorTime;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the process for each operation, compiler and collector included. Unlike time by the
 * clock it is nearly the same on a machine that others use too.
 */
public final class CpuTime implements InternalProfiler {
    /** What the result is called. */
    static final String NAME = "cpu";

    private static final double MILLISECONDS = 1e3;

    private double start;

    @Override
    public String getDescription() {
        return "processor time for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = ProcessorTime.ofProcess();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark,
            IterationParams iteration, IterationResult result) {
        double spent = (ProcessorTime.ofProcess() - start) * MILLISECONDS;
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(NAME, spent / operations, "ms/op", AggregationPolicy.AVG));
    }
}
