package org.diception.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diception.Precision;
import org.diception.train.evaluate.SvgPlot;

/** What steps of training took both sides, as it is written as JSON. */
record TrainingComparison(
        Precision precision, String machine, Map<String, String> versions, double matmulGflops,
        List<Line> lines) {
    private static final double GIGABYTE = 1e9;

    /**
     * One kind of step.
     *
     * @param lossDifference the largest of any step, as a share of the loss: both begin with the same weights
     *     and see the same batch
     */
    record Line(String name, Turns.Pair took, double lossDifference) {}

    List<String> markdown() {
        List<String> text = new ArrayList<>(List.of(String.format(Locale.ROOT,
                "Computed in %s over float32 weights. Machine: %s. Other side: PyTorch %s. A 2048³ product"
                        + " of matrices: %.0f GFLOPS.",
                precision, machine, versions.get("PyTorch"), matmulGflops), "",
                "| one step: forward, backward, AdamW | ours, s | PyTorch, s | times as fast | by CPU seconds"
                        + " | peak memory, GB | losses differ by |",
                "|---|---|---|---|---|---|---|"));
        lines.forEach(line -> text.add(String.format(Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f | %.2f, %.2f there | %.0e |", line.name(),
                Spread.of(line.took().ours(), Took::seconds), Spread.of(line.took().theirs(), Took::seconds),
                line.took().ratio(Took::seconds), line.took().ratio(Took::cpuSeconds),
                peak(line.took().ours()), peak(line.took().theirs()), line.lossDifference())));
        return text;
    }

    private static double peak(List<Took> took) {
        return Spread.of(took, Took::peakBytes).most() / GIGABYTE;
    }

    String bars() {
        return SvgPlot.bars("seconds of a step of training, " + precision,
                lines.stream().map(Line::name).toList(),
                List.of(new SvgPlot.Line("ours", seconds(true), false),
                        new SvgPlot.Line("PyTorch", seconds(false), false)));
    }

    private double[] seconds(boolean ours) {
        return lines.stream().map(line -> ours ? line.took().ours() : line.took().theirs())
                .mapToDouble(took -> Spread.of(took, Took::seconds).median()).toArray();
    }
}
