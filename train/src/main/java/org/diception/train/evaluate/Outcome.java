package org.diception.train.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a report: a task on a set under some settings.
 *
 * @param by who answers: the model, or the mean answer that does not look
 * @param steps denoising steps, 0 for an answer that takes none
 * @param size samples of the set, all of which a full run asks about
 * @param judged samples that something was asked about and that are in the numbers
 * @param skipped samples that cannot be used, with the cause
 * @param protocol under which rules the numbers hold
 * @param scores the most important one first
 * @param order what orders samples from the worst to the best
 * @param goodness of each judged sample in that order, as far as they have one
 * @param paper what the paper has about this task on this set
 */
public record Outcome(String by, String set, String task, int steps, double guidance, int size, int judged,
        List<String> skipped, Map<String, String> protocol, List<Score> scores, String order,
        double[] goodness, List<Case> best, List<Case> worst, Optional<PaperTables.Column> paper) {
    /**
     * A sample of which pictures are shown.
     *
     * @param picture a JPEG file: photo, truth, answer
     */
    public record Case(String sample, double goodness, Path picture) {
    }

    /** DICEPTION's own numbers under the settings that come closest to these. */
    Optional<PaperTables.Line> paperLine() {
        return paper.flatMap(column -> column.ours(steps, guidance));
    }

    /** The score of a measure; absent if it was not measured. */
    Optional<Score> score(String id) {
        return scores.stream().filter(score -> score.measure().id().equals(id)).findFirst();
    }
}
