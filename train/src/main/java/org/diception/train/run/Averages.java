package org.diception.train.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.diception.train.StepReport;

/** The steps of an interval, as a line of the log. */
final class Averages {
    private long started = System.nanoTime();
    private double loss;
    private double photoTokenLoss;
    private double norm;
    private StepReport last;
    private int count;

    void add(StepReport report) {
        loss += report.losses().velocity();
        photoTokenLoss += report.losses().photoTokens();
        norm += report.gradientNorm();
        last = report;
        count++;
    }

    /** Leaves out the time since {@code then}, in which no step was made. */
    void pausedSince(long then) {
        started += System.nanoTime() - then;
    }

    double stepsPerSecond() {
        return count / Math.max(1e-9, (System.nanoTime() - started) / 1e9);
    }

    Map<String, Double> numbers(int samples) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (loss != 0) { // of steps about photos alone it is 0
            numbers.put("loss", loss / count);
        }
        if (photoTokenLoss != 0) {
            numbers.put("photo token loss", photoTokenLoss / count);
        }
        numbers.put("gradient norm", norm / count);
        numbers.put("rate", last.rateHeight());
        numbers.put("skipped", (double) last.skippedSteps());
        numbers.put("steps per second", stepsPerSecond());
        numbers.put("samples", (double) samples);
        return numbers;
    }
}
