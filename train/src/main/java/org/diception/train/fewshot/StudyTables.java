package org.diception.train.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.diception.train.metrics.PairScore;

/** The scores of a study as tables of Markdown: the last step counts, and what came before it is told too. */
final class StudyTables {
    private static final String NONE = "–";

    private final StudyReport report;

    StudyTables(StudyReport report) {
        this.report = report;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (SceneTask task : report.baselines().keySet()) {
            lines.add(String.format(Locale.ROOT, "**%s**, %s on %d held-out scenes; the truth itself, once"
                    + " through the autoencoder: %s", task,
                    task.scored() == PairScore.Kind.PSNR ? "PSNR in dB" : task.scored(),
                    report.recipe().heldOut(), number(task, report.baselines().get(task).oracle())));
            lines.add("");
            lines.addAll(table(task));
            lines.add("");
        }
        lines.add(String.format(Locale.ROOT, "Conditions: model %s, weights %s, %d pixels, %d of %d runs.",
                report.model().name(), report.model().fingerprint(), report.model().side(),
                report.results().size(), report.planned()));
        return lines;
    }

    private List<String> table(SceneTask task) {
        List<String> methods = report.recipe().methods().stream().map(StudyRecipe.Method::name).toList();
        List<String> lines = new ArrayList<>();
        lines.add("| images | mean answer | " + String.join(" | ", methods) + " |");
        lines.add("|---|---" + "|---".repeat(methods.size()) + "|");
        for (int images : report.recipe().images().stream().sorted().toList()) {
            lines.add("| " + images + " | " + number(task, report.baselines().get(task).mean().get(images))
                    + methods.stream().map(method -> " | " + cell(task, images, method))
                            .collect(Collectors.joining()) + " |");
        }
        return lines;
    }

    private String cell(SceneTask task, int images, String method) {
        List<StudyResult> results = report.of(task, images, method);
        if (results.isEmpty()) {
            return NONE;
        }
        String mean = number(task, results.stream().mapToDouble(StudyResult::score).average().getAsDouble());
        String each = results.size() == 1 ? "" : " (" + results.stream()
                .map(result -> number(task, result.score())).collect(Collectors.joining(", ")) + ")";
        return mean + each + fallen(task, results);
    }

    /** What the last steps have cost on scenes that were not learnt, if they have. */
    private String fallen(SceneTask task, List<StudyResult> results) {
        String best = results.stream().filter(result -> !number(task, result.best().getValue())
                        .equals(number(task, result.score())))
                .map(result -> number(task, result.best().getValue()) + " at step " + result.best().getKey())
                .collect(Collectors.joining(", "));
        return best.isEmpty() ? "" : "; best " + best;
    }

    private static String number(SceneTask task, double value) {
        return String.format(Locale.ROOT, task.scored() == PairScore.Kind.PSNR ? "%.2f" : "%.3f", value);
    }
}
