package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Question;
import org.diception.Task;
import org.diception.train.datasets.Sample;

/** Asks about samples what a protocol asks, and scores the answers. Implementations keep no state. */
interface Judge {
    /** What is asked for. */
    Task task();

    /** What is asked, with any points; every class that may be asked for. For prompts to be ready early. */
    List<Question> examples();

    /** What orders samples from the worst to the best, such as {@code −AbsRel}. */
    String goodness();

    /** How it is scored, for reports: alignment, point rule and the like; in their order. */
    Map<String, String> protocol();

    /**
     * Asks and scores one sample; empty if there is nothing to ask about it.
     *
     * @param seed where chance starts from
     * @throws org.diception.InputException if its truth cannot be scored
     */
    Optional<Verdict> judge(Sample sample, long seed, Asker asker);

    /** The numbers of all samples together, the most important one first. */
    List<Score> scores(List<JsonNode> numbers);
}
