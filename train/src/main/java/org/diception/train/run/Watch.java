package org.diception.train.run;

import java.time.Duration;
import org.diception.train.recipe.Recipe;

/**
 * How a run is followed; each number is in steps, 0 for never.
 *
 * @param saveEvery time between checkpoints, beside those at every {@code saveSteps}
 * @param saveSteps steps between checkpoints
 * @param log between lines of train.jsonl
 * @param validation between losses of what is held out
 * @param validationSamples held-out samples of each task
 * @param sheet between sheets of samples
 * @param sheetSamples samples of each task on a sheet
 * @param benchmark between scores on synthetic scenes
 * @param benchmarkScenes scenes that are scored
 */
public record Watch(Duration saveEvery, int saveSteps, int log, int validation, int validationSamples,
        int sheet, int sheetSamples, int benchmark, int benchmarkScenes) {
    static Watch of(Recipe watch) {
        return new Watch(
                Duration.ofMillis(Math.round(watch.number("save-minutes", 3, 0, 1e6) * 60_000)),
                watch.whole("save-steps", 0, 0),
                watch.whole("log", 50, 1),
                watch.whole("validation", 0, 0), watch.whole("validation-samples", 16, 1),
                watch.whole("sheet", 0, 0), watch.whole("sheet-samples", 2, 1),
                watch.whole("benchmark", 0, 0), watch.whole("benchmark-scenes", 40, 1));
    }
}
