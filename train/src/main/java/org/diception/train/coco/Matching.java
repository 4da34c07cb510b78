package org.diception.train.coco;

import java.util.Arrays;
import java.util.List;

/**
 * Which detections of one photo and class find a truth, for each size and threshold. Detections choose in the
 * order of their scores, each the most similar truth that is left, rather one that counts than an ignored
 * one.
 */
final class Matching {
    /** From .5 to .95 in steps of .05, as numpy's {@code linspace} rounds them. */
    static final double[] THRESHOLDS = Linspace.of(.5, .95, 10);
    /** A truth must be as similar as the threshold, or as this if it is 1. */
    private static final double ALMOST_ONE = 1 - 1e-10;

    /** Of each detection, best first. */
    final double[] scores;
    /** Of each size and detection: bit t is set if it found a truth at threshold t. */
    final int[][] matched;
    /** Of each size and detection: bit t is set if it is neither right nor wrong at threshold t. */
    final int[][] ignored;
    /** Of each size: how many truths are to be found. */
    final int[] wanted;

    private <S> Matching(List<CocoFound<S>> found, int areas) {
        scores = found.stream().mapToDouble(CocoFound::score).toArray();
        matched = new int[areas][scores.length];
        ignored = new int[areas][scores.length];
        wanted = new int[areas];
    }

    /** @param found best first, no more than count */
    static <S> Matching of(CocoKind<S> kind, List<CocoFound<S>> found, List<CocoTruth<S>> truths) {
        Matching matching = new Matching(found, kind.areas().size());
        double[][] likeness = kind.likeness(found, truths);
        int[][] similar = new int[found.size()][];
        for (int d = 0; d < similar.length; d++) {
            similar[d] = similar(likeness[d]);
        }
        for (int a = 0; a < kind.areas().size(); a++) {
            matching.match(a, kind.areas().get(a), found, truths, likeness, similar);
        }
        return matching;
    }

    /** The truths that a detection may find at all. */
    private static int[] similar(double[] likeness) {
        int[] similar = new int[likeness.length];
        int count = 0;
        for (int t = 0; t < likeness.length; t++) {
            if (likeness[t] >= THRESHOLDS[0]) {
                similar[count++] = t;
            }
        }
        return Arrays.copyOf(similar, count);
    }

    private <S> void match(int a, CocoArea area, List<CocoFound<S>> found, List<CocoTruth<S>> truths,
            double[][] likeness, int[][] similar) {
        boolean[] skip = new boolean[truths.size()];
        for (int t = 0; t < skip.length; t++) {
            skip[t] = truths.get(t).ignored() || area.excludes(truths.get(t).area());
            wanted[a] += skip[t] ? 0 : 1;
        }
        int[] taken = new int[skip.length]; // bit per threshold
        for (int d = 0; d < found.size(); d++) {
            boolean outside = area.excludes(found.get(d).area());
            for (int h = 0; h < THRESHOLDS.length; h++) {
                int bit = 1 << h;
                double least = Math.min(THRESHOLDS[h], ALMOST_ONE);
                int best = best(likeness[d], similar[d], truths, taken, bit, skip, false, least);
                if (best < 0) {
                    best = best(likeness[d], similar[d], truths, taken, bit, skip, true, least);
                }
                if (best >= 0) {
                    taken[best] |= bit;
                    matched[a][d] |= bit;
                }
                if (best >= 0 ? skip[best] : outside) {
                    ignored[a][d] |= bit;
                }
            }
        }
    }

    /** The last of the most similar truths that are, or are not, ignored; a crowd may be found again. */
    private static <S> int best(double[] likeness, int[] similar, List<CocoTruth<S>> truths, int[] taken,
            int bit, boolean[] skip, boolean ignoredOnes, double least) {
        int best = -1;
        double most = least;
        for (int t : similar) {
            boolean free = (taken[t] & bit) == 0 || truths.get(t).crowd();
            if (skip[t] == ignoredOnes && free && likeness[t] >= most) {
                most = likeness[t];
                best = t;
            }
        }
        return best;
    }
}
