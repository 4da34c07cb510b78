package org.diception.train.ablation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is known about a question.
 *
 * @param lines of its table: the mean answer, the study's model, then the runs
 * @param losses of the first seed's training, by step, for each run
 */
record Answer(AblationRecipe.Question question, List<Line> lines, Map<String, Map<Long, Double>> losses) {
    private static final String MEAN = "mean answer";

    /**
     * Somebody who was scored, or would be.
     *
     * @param steps of denoising; 0 where none are taken or nobody was scored
     * @param compared whether it is one of those that the question is about
     * @param tasks that it has learnt; empty for all
     * @param seeds scores of each; empty before the first one is scored
     */
    record Line(String name, int steps, double guidance, boolean compared, List<String> tasks,
            List<Scores.Entry> seeds) {
        /** The mean answer and the study's model, which is compared where nobody else is. */
        static List<Line> of(String model, AblationRecipe.Question question, Scores scores) {
            return scores.entries().stream().sorted(Comparator.comparing(Scores.Entry::looks))
                    .map(entry -> new Line(entry.looks() ? model : MEAN, entry.steps(), entry.guidance(),
                            entry.looks() && question.runs().isEmpty(), List.of(), List.of(entry)))
                    .toList();
        }

        /** A run under all the settings that it was scored with. */
        static List<Line> of(AblationRecipe.Variant variant, List<Scores> seeds) {
            if (seeds.isEmpty()) {
                return List.of(new Line(variant.name(), 0, 0, true, variant.tasks(), List.of()));
            }
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < seeds.get(0).entries().size(); i++) {
                int number = i;
                List<Scores.Entry> entries =
                        seeds.stream().map(scores -> scores.entries().get(number)).toList();
                lines.add(new Line(variant.name(), entries.get(0).steps(), entries.get(0).guidance(), true,
                        variant.tasks(), entries));
            }
            return lines;
        }

        /** Such as {@code 2} and {@code 2.5}. */
        String guidanceText() {
            return Double.toString(guidance).replaceFirst("\\.0$", "");
        }

        boolean scored() {
            return !seeds.isEmpty();
        }

        boolean has(Column column) {
            return (tasks.isEmpty() || tasks.contains(column.task()))
                    && seeds.stream().anyMatch(entry -> Double.isFinite(entry.of(column)));
        }

        /** The mean over the seeds. */
        double mean(Column column) {
            return seeds.stream().mapToDouble(entry -> entry.of(column)).average().orElse(Double.NaN);
        }

        /** Whether each of its seeds is better than each of the other's. */
        boolean beats(Line other, Column column) {
            return has(column) && seeds.stream().allMatch(own -> other.seeds.stream()
                    .allMatch(one -> column.better(own.of(column), one.of(column))));
        }
    }

    /** Whether all were scored, runs with so many seeds. */
    boolean complete(int seeds) {
        return !lines.isEmpty() && lines.stream().allMatch(line ->
                line.seeds().size() == (line.compared() && !question.runs().isEmpty() ? seeds : 1));
    }

    /** Those that the question is about and that were scored. */
    List<Line> compared() {
        return lines.stream().filter(line -> line.compared() && line.scored()).toList();
    }

    /** The columns in which anybody has a value. */
    List<Column> columns() {
        return Column.ALL.stream().filter(column -> lines.stream().anyMatch(line -> line.has(column)))
                .toList();
    }
}
