package org.diception.train.coco;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Precision over recall and the largest recall, of each class, size and limit at each threshold; −1 where
 * there is nothing to find.
 */
final class Curves {
    /** Recalls at which precision is read. */
    static final double[] RECALLS = Linspace.of(0, 1, 101);
    private static final int THRESHOLDS = Matching.THRESHOLDS.length;
    /** What pycocotools adds to a number of detections before it divides by it. */
    private static final double SPACING = Math.ulp(1.0);

    private final int classes;
    private final int areas;
    private final int[] limits;
    /** (threshold, recall, class, area, limit). */
    final double[] precision;
    /** (threshold, class, area, limit). */
    final double[] recall;

    Curves(int classes, int areas, int[] limits) {
        this.classes = classes;
        this.areas = areas;
        this.limits = limits;
        precision = new double[THRESHOLDS * RECALLS.length * classes * areas * limits.length];
        recall = new double[THRESHOLDS * classes * areas * limits.length];
        Arrays.fill(precision, -1);
        Arrays.fill(recall, -1);
    }

    int precisionAt(int threshold, int recallIndex, int c, int area, int limit) {
        int row = (threshold * RECALLS.length + recallIndex) * classes + c;
        return (row * areas + area) * limits.length + limit;
    }

    int recallAt(int threshold, int c, int area, int limit) {
        return ((threshold * classes + c) * areas + area) * limits.length + limit;
    }

    /** One detection of one photo. */
    private record Entry(double score, int rank, Matching photo) {
    }

    /** Draws the curves of a class; different classes may be drawn at the same time. */
    void draw(int c, List<Matching> photos) {
        List<Entry> entries = new ArrayList<>();
        for (Matching photo : photos) {
            for (int rank = 0; rank < photo.scores.length; rank++) {
                entries.add(new Entry(photo.scores[rank], rank, photo));
            }
        }
        // stable, so that equal scores stay in the order of photos; −0 equals 0
        entries.sort((a, b) -> a.score > b.score ? -1 : a.score < b.score ? 1 : 0);
        for (int a = 0; a < areas; a++) {
            int area = a;
            int wanted = photos.stream().mapToInt(photo -> photo.wanted[area]).sum();
            for (int m = 0; m < limits.length && wanted > 0; m++) {
                for (int t = 0; t < THRESHOLDS; t++) {
                    draw(entries, t, c, a, m, wanted);
                }
            }
        }
    }

    private void draw(List<Entry> entries, int t, int c, int a, int m, int wanted) {
        double[] precisions = new double[wanted + 1]; // when the n-th truth is found
        int right = 0;
        int wrong = 0;
        for (Entry entry : entries) {
            boolean counts = entry.rank < limits[m] && (entry.photo.ignored[a][entry.rank] >> t & 1) == 0;
            if (counts && (entry.photo.matched[a][entry.rank] >> t & 1) == 1) {
                right++;
                precisions[right] = right / ((double) wrong + right + SPACING);
            } else if (counts) {
                wrong++;
            }
        }
        for (int n = right - 1; n > 0; n--) {
            precisions[n] = Math.max(precisions[n], precisions[n + 1]);
        }
        recall[recallAt(t, c, a, m)] = (double) right / wanted;
        int n = Math.min(1, right); // at recall 0 the best precision of all
        for (int r = 0; r < RECALLS.length; r++) {
            while (n <= right && (double) n / wanted < RECALLS[r]) {
                n++;
            }
            precision[precisionAt(t, r, c, a, m)] = n <= right ? precisions[n] : 0;
        }
    }
}
