package org.diception.train.ablation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diception.io.AtomicFile;
import org.diception.train.evaluate.MarkdownBlock;
import org.diception.train.study.StudyModel;
import org.diception.train.study.StudyOutcome;

/**
 * What is known about the questions of a study. Immutable.
 *
 * @param budget of each run, for people; empty where nothing is trained
 * @param planned runs of the whole study
 * @param trained runs that have come to their end
 */
public record AblationReport(AblationRecipe recipe, StudyModel model, List<Answer> answers, String budget,
        int planned, int trained) implements StudyOutcome {
    @Override
    public boolean complete() {
        return answers.stream().allMatch(answer -> answer.complete(recipe.seeds()));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("model", model.name())
                .put("weights", model.fingerprint()).put("runs", trained).put("planned", planned);
        ObjectNode questions = json.putObject("questions");
        for (Answer answer : answers) {
            ArrayNode lines = questions.putArray(answer.question().name());
            for (Answer.Line line : answer.lines()) {
                ArrayNode seeds = lines.addObject().put("name", line.name()).put("compared", line.compared())
                        .putArray("seeds");
                line.seeds().forEach(entry -> seeds.add(Scores.json(entry)));
            }
        }
        return json;
    }

    @Override
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        for (Answer answer : answers) {
            lines.addAll(block(answer));
            lines.add("");
        }
        return lines;
    }

    private List<String> block(Answer answer) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + answer.question().title() + "**");
        lines.add("");
        if (!answer.question().paper().isEmpty()) {
            lines.add("The paper: " + answer.question().paper() + ".");
            lines.add("");
        }
        lines.addAll(new AnswerTable(answer).lines());
        lines.add("");
        lines.add(conditions(answer));
        return lines;
    }

    private String conditions(Answer answer) {
        int scenes = answer.lines().stream().flatMap(line -> line.seeds().stream())
                .mapToInt(Scores.Entry::scenes).max().orElse(0);
        String runs = answer.question().runs().isEmpty() ? "" : budget + "; ";
        return String.format(Locale.ROOT, "Conditions: %s%d benchmark scenes of %d pixels; model %s, weights"
                + " %s.", runs, scenes, model.side(), model.name(), model.fingerprint());
    }

    @Override
    public void write() {
        AtomicFile.write(recipe.folder().resolve("report.json"), json().toPrettyString());
        for (Answer answer : answers) {
            if (!answer.compared().isEmpty()) {
                AtomicFile.write(recipe.folder().resolve(picture(answer)), new AnswerPlots(answer).svg());
            }
        }
    }

    /** A question that nobody has answered yet leaves what the page says about it as it is. */
    @Override
    public void publish(Path page, String name) {
        Path images = page.toAbsolutePath().resolveSibling("images");
        for (Answer answer : answers) {
            if (!answer.compared().isEmpty()) {
                AtomicFile.write(images.resolve(picture(answer)), new AnswerPlots(answer).svg());
                List<String> lines = block(answer);
                lines.addAll(List.of("", "![" + answer.question().title() + "](images/" + picture(answer)
                        + ")"));
                MarkdownBlock.write(page, answer.question().name(), lines);
            }
        }
    }

    private static String picture(Answer answer) {
        return "ablation-" + answer.question().name() + ".svg";
    }
}
