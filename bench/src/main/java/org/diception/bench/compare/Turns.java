package org.diception.bench.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Stages of both sides in turns, so that a machine that gets slower or busier does so for both; who begins
 * changes with every round.
 *
 * @param warmUps rounds that are not counted
 * @param progress told what was measured
 */
record Turns(List<Stage> stages, int warmUps, int rounds, Consumer<String> progress) {
    /** What both took. */
    record Pair(List<Took> ours, List<Took> theirs) {
        Pair() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        /** How often the other's median of a number is ours. */
        double ratio(ToDoubleFunction<Took> number) {
            return Spread.of(theirs, number).median() / Spread.of(ours, number).median();
        }
    }

    /** The same for some of the stages. */
    Turns of(Predicate<Stage> wanted) {
        return new Turns(stages.stream().filter(wanted).toList(), warmUps, rounds, progress);
    }

    Map<Stage, Pair> run(Side ours, Side theirs) {
        Map<Stage, Pair> all = new EnumMap<>(Stage.class);
        for (int round = -warmUps; round < rounds; round++) {
            for (Stage stage : stages) {
                Pair pair = round < 0 ? new Pair() : all.computeIfAbsent(stage, s -> new Pair());
                if (round % 2 == 0) {
                    pair.ours().add(ours.run(stage));
                    pair.theirs().add(theirs.run(stage));
                } else {
                    pair.theirs().add(theirs.run(stage));
                    pair.ours().add(ours.run(stage));
                }
                progress.accept("round " + round + ", " + stage.title() + ": ours "
                        + last(pair.ours()) + ", theirs " + last(pair.theirs()));
            }
        }
        return all;
    }

    private static Took last(List<Took> all) {
        return all.get(all.size() - 1);
    }
}
