package org.diception.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diception.image.Planes;

/**
 * Algorithm 2 of the paper, step by step: peaks of the histograms say how many clusters k-means looks for;
 * each that is not near black is a mask, which is filled, opened and closed, and dropped if it is small, in
 * many parts or a double.
 *
 * <p>Known weaknesses of the printed algorithm, kept here: small things and crowds are dropped, and two
 * things of like colour become one.
 */
final class PaperSegments {
    private final Planes colours;
    private final PaperSettings settings;
    private final int width;
    private final int area;

    private PaperSegments(Planes colours, PaperSettings settings) {
        this.colours = colours;
        this.settings = settings;
        this.width = colours.width();
        this.area = width * colours.height();
    }

    static List<Segment> of(Planes colours, PaperSettings settings) {
        return new PaperSegments(colours, settings).segments();
    }

    private List<Segment> segments() {
        List<boolean[]> masks = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        for (float[] centre : KMeans.centres(colours, ColourPeaks.count(colours, settings))) {
            if (Colours.squared(centre) > settings.sigma() * settings.sigma()) {
                boolean[] mask = cleaned(near(centre));
                if (isLargeAndWhole(mask) && masks.stream().noneMatch(other -> overlap(mask, other))) {
                    masks.add(mask);
                    segments.add(Segment.of(mask, colours, score(mask, centre)));
                }
            }
        }
        segments.sort(Comparator.comparingDouble(Segment::score).reversed());
        return segments;
    }

    private boolean[] near(float[] centre) {
        boolean[] mask = new boolean[area];
        double limit = settings.sigma() * settings.sigma();
        for (int i = 0; i < area; i++) {
            mask[i] = Colours.squared(colours, i, centre) <= limit;
        }
        return mask;
    }

    private boolean[] cleaned(boolean[] mask) {
        boolean[] filled = Morphology.fillHoles(mask, width);
        boolean[] opened = Morphology.open(filled, width, settings.kernel());
        return Morphology.close(opened, width, settings.kernel());
    }

    private boolean isLargeAndWhole(boolean[] mask) {
        Components parts = Components.of(mask, width);
        int pixels = area - parts.area()[0];
        return pixels > 0 && pixels >= settings.xi() * area && parts.count() <= settings.eta();
    }

    private boolean overlap(boolean[] one, boolean[] other) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < area; i++) {
            both += one[i] && other[i] ? 1 : 0;
            either += one[i] || other[i] ? 1 : 0;
        }
        return both > settings.beta() * either;
    }

    /** 1 - mean distance from the cluster's colour / sigma, not below 0. */
    private double score(boolean[] mask, float[] centre) {
        double sum = 0;
        int pixels = 0;
        for (int i = 0; i < area; i++) {
            if (mask[i]) {
                sum += Math.sqrt(Colours.squared(colours, i, centre));
                pixels++;
            }
        }
        return settings.sigma() == 0 ? 1 : Math.max(0, 1 - sum / pixels / settings.sigma());
    }
}
