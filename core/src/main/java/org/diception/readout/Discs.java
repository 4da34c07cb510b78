package org.diception.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Joints also where they overlap, as in small faces: one after the other, the disc is taken that fits best
 * into the red and explains the most of it that the discs before left over.
 */
final class Discs {
    /** Exponent that prefers discs which fit over discs which only explain much: they lie at the ends. */
    private static final int FIT = 6;
    /** Places where discs are tried first, in parts of their radius. */
    private static final double STEPS = 4;
    /** Pixels to which a disc's place is found. */
    private static final double FINEST = 0.1;
    private static final int[][] DIRECTIONS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private final Redness red;
    private final Redness left;
    private final PoseSettings settings;
    private final double radius;
    private final PriorityQueue<Try> tries =
            new PriorityQueue<>(Comparator.comparingDouble(Try::gain).reversed());

    /** A disc and what it is worth. */
    private record Try(Disc disc, double gain) {
    }

    private Discs(Redness red, PoseSettings settings) {
        this.red = red;
        this.left = red.copy();
        this.settings = settings;
        this.radius = settings.disc(red.width(), red.height());
    }

    /** At most {@code settings.most}, the clearest first; scores are the red share of each disc. */
    static List<Dot> of(Redness red, PoseSettings settings) {
        Discs discs = new Discs(red, settings);
        double step = Math.max(1, discs.radius / STEPS);
        for (double y = step / 2; y < red.height(); y += step) {
            for (double x = step / 2; x < red.width(); x += step) {
                if (red.at(x, y) > settings.fill()) {
                    discs.propose(new Disc(x, y, discs.radius));
                }
            }
        }
        return discs.chosen(step);
    }

    private List<Dot> chosen(double step) {
        List<Dot> dots = new ArrayList<>();
        while (!tries.isEmpty() && dots.size() < settings.most()) {
            Try best = tries.poll();
            Try now = new Try(best.disc(), gain(best.disc()));
            if (now.gain() > 0 && !tries.isEmpty() && now.gain() < tries.peek().gain()) {
                tries.add(now); // the discs since then took some of its red: others may be better by now
            } else if (now.gain() > 0) {
                Disc disc = settled(now, step);
                dots.add(new Dot(disc.x(), disc.y(), disc.share(red)));
                disc.erase(left);
            }
        }
        return dots;
    }

    private void propose(Disc disc) {
        double gain = gain(disc);
        if (gain > 0) {
            tries.add(new Try(disc, gain));
        }
    }

    /** What a disc is worth; 0 if it is none. */
    private double gain(Disc disc) {
        boolean inside = disc.x() >= 0 && disc.y() >= 0
                && disc.x() <= red.width() && disc.y() <= red.height();
        double fill = inside ? disc.share(red) : 0;
        double fresh = fill < settings.fill() ? 0 : disc.share(left);
        return fresh < settings.fresh() ? 0 : Math.pow(fill, FIT) * fresh;
    }

    /** The best place nearby. */
    private Disc settled(Try start, double step) {
        Try best = start;
        for (double move = step; move >= FINEST; move /= 2) {
            for (Try before = null; before != best;) {
                before = best;
                for (int[] way : DIRECTIONS) {
                    Disc next = before.disc().moved(way[0] * move, way[1] * move);
                    double gain = gain(next);
                    best = gain > best.gain() ? new Try(next, gain) : best;
                }
            }
        }
        return best.disc();
    }
}
