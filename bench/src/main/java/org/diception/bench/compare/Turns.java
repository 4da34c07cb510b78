package org.diception.bench.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** Seconds of both together. */
    private static final double ONCE_IS_ENOUGH = 240;

    /** What both took. */
    record Pair(List<Took> ours, List<Took> theirs) {
        Pair() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private String lastOfBoth() {
            return "ours " + ours.get(ours.size() - 1) + "; theirs " + theirs.get(theirs.size() - 1);
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

    /** What takes minutes needs no warm-up, and is measured once. */
    Map<Stage, Pair> run(Side ours, Side theirs) {
        Map<Stage, Pair> all = new EnumMap<>(Stage.class);
        Set<Stage> done = EnumSet.noneOf(Stage.class);
        for (int round = -warmUps; round < rounds; round++) {
            for (Stage stage : stages) {
                if (done.contains(stage)) {
                    continue;
                }
                boolean oursFirst = round % 2 == 0;
                Took first = (oursFirst ? ours : theirs).run(stage);
                Took second = (oursFirst ? theirs : ours).run(stage);
                boolean once = first.seconds() + second.seconds() > ONCE_IS_ENOUGH;
                if (once) {
                    done.add(stage);
                }
                Pair took = round >= 0 || once ? all.computeIfAbsent(stage, s -> new Pair()) : new Pair();
                took.ours().add(oursFirst ? first : second);
                took.theirs().add(oursFirst ? second : first);
                progress.accept(stage.title() + ", round " + round + ": " + took.lastOfBoth());
            }
        }
        return all;
    }
}
