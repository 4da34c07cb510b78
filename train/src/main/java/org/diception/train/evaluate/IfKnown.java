package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Question;
import org.diception.Task;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.Truth;

/** A judge for sets whose samples know different truths: those without its own are not asked about. */
record IfKnown(Judge judge, Class<? extends Truth> truth) implements Judge {
    @Override
    public Task task() {
        return judge.task();
    }

    @Override
    public List<Question> examples() {
        return judge.examples();
    }

    @Override
    public String goodness() {
        return judge.goodness();
    }

    @Override
    public Map<String, String> protocol() {
        return judge.protocol();
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        return sample.truth(truth).isPresent() ? judge.judge(sample, seed, asker) : Optional.empty();
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        return judge.scores(numbers);
    }
}
