package org.diception.train.coco;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is true and what was found in one photo, by class, each in the order of its file. */
final class PhotoObjects<S> {
    private static final int ALL_CLASSES = 0;

    private final TreeMap<Integer, List<CocoTruth<S>>> truths = new TreeMap<>();
    private final TreeMap<Integer, List<CocoFound<S>>> found = new TreeMap<>();

    /** @param c index of the class among the ascending ids */
    void add(int c, CocoTruth<S> truth) {
        truths.computeIfAbsent(c, key -> new ArrayList<>()).add(truth);
    }

    void add(int c, CocoFound<S> detection) {
        found.computeIfAbsent(c, key -> new ArrayList<>()).add(detection);
    }

    /** A matching for each class that occurs, or one of everything under class 0. */
    Map<Integer, Matching> match(CocoKind<S> kind, boolean byClass) {
        Map<Integer, Matching> matchings = new HashMap<>();
        if (byClass) {
            found.forEach((c, some) -> matchings.put(c,
                    match(kind, some, truths.getOrDefault(c, List.of()))));
            truths.forEach((c, some) -> matchings.computeIfAbsent(c, key -> match(kind, List.of(), some)));
        } else if (!truths.isEmpty() || !found.isEmpty()) {
            matchings.put(ALL_CLASSES, match(kind, joined(found), joined(truths)));
        }
        return matchings;
    }

    private static <T> List<T> joined(TreeMap<Integer, List<T>> byClass) {
        List<T> all = new ArrayList<>();
        byClass.values().forEach(all::addAll);
        return all;
    }

    private static <S> Matching match(
            CocoKind<S> kind, List<CocoFound<S>> some, List<CocoTruth<S>> truths) {
        List<CocoFound<S>> best = new ArrayList<>(some);
        best.sort(CocoFound::bestFirst); // stable: equal scores stay in the order of the file
        int[] limits = kind.limits();
        return Matching.of(kind, best.subList(0, Math.min(best.size(), limits[limits.length - 1])), truths);
    }
}
