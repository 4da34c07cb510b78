package org.diception.samples;

import java.util.List;

/**
 * How far label maps of one photo agree. Instances of two maps are the same if their intersection over union
 * is above one half, so none has two partners (panoptic quality, arXiv 1801.00868, section 4.1).
 *
 * @param best the map that agrees best with the others; the first of several
 * @param quality the mean panoptic quality between it and each other map; 1 where both are empty
 * @param scores for each instance of it the mean overlap with its partners in the other maps, 0 where it has
 *     none
 * @param dissent for each pixel the share of the other maps that put it elsewhere
 */
public record LabelAgreement(int best, double quality, double[] scores, float[] dissent) {
    private static final double SAME = 0.5;

    /** Overlap of each instance of a map with its partner in another one, and which that is. */
    private record Match(int[] partner, double[] overlap, double quality) {}

    /**
     * @param maps at least two; for each pixel 0 or an instance, counted from 1
     * @param counts how many instances each map has
     */
    public static LabelAgreement of(List<int[]> maps, int[] counts) {
        int best = 0;
        double quality = -1;
        for (int i = 0; i < counts.length; i++) {
            double sum = 0;
            for (int j = 0; j < counts.length; j++) {
                sum += i == j ? 0 : match(maps.get(i), counts[i], maps.get(j), counts[j]).quality();
            }
            if (sum > quality) {
                quality = sum;
                best = i;
            }
        }
        int others = counts.length - 1;
        int[] chosen = maps.get(best);
        double[] scores = new double[counts[best]];
        float[] dissent = new float[chosen.length];
        for (int j = 0; j < counts.length; j++) {
            if (j != best) {
                Match match = match(chosen, counts[best], maps.get(j), counts[j]);
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += match.overlap()[i + 1] / others;
                }
                for (int i = 0; i < dissent.length; i++) {
                    boolean same = match.partner()[chosen[i]] == maps.get(j)[i];
                    dissent[i] += same ? 0 : 1f / others;
                }
            }
        }
        return new LabelAgreement(best, quality / others, scores, dissent);
    }

    private static Match match(int[] map, int count, int[] other, int otherCount) {
        int[][] shared = new int[count + 1][otherCount + 1];
        int[] area = new int[count + 1];
        int[] otherArea = new int[otherCount + 1];
        for (int i = 0; i < map.length; i++) {
            shared[map[i]][other[i]]++;
            area[map[i]]++;
            otherArea[other[i]]++;
        }
        int[] partner = new int[count + 1]; // of the background the background, 0
        double[] overlap = new double[count + 1];
        double sum = 0;
        for (int a = 1; a <= count; a++) {
            partner[a] = -1;
            for (int b = 1; b <= otherCount; b++) {
                double iou = (double) shared[a][b] / (area[a] + otherArea[b] - shared[a][b]);
                if (iou > SAME) {
                    partner[a] = b;
                    overlap[a] = iou;
                    sum += iou;
                }
            }
        }
        return new Match(partner, overlap, count + otherCount == 0 ? 1 : 2 * sum / (count + otherCount));
    }
}
