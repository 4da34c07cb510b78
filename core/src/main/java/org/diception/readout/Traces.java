package org.diception.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All limbs that may be painted between dots: the integral along the way from one dot to the other of how
 * much the colour speaks for the limb, against black, which cannot lie on a limb, and against other limbs,
 * which may only hide it. Red on the way tells nothing. Both orientations of a way are traces.
 */
final class Traces {
    /** A way is looked at in so many places at most. */
    private static final int MOST_STEPS = 48;
    /** Pixels between two discs from which on a limb can be seen. */
    private static final double SHORTEST = 0.5;
    /** A way of which less than this share is not red tells nothing. */
    private static final double FEWEST = 0.1;
    /** A way with black in its middle parts is not looked at further. */
    private static final double[] GLANCES = {0.5, 0.35, 0.65};
    /** The middle of a limb and two lines beside it, in halves of its width. */
    private static final double[] BESIDE = {-0.6, 0, 0.6};
    /** Where a limb is looked for behind its end, in discs. */
    private static final double[] BEHIND = {1.7, 2.2};
    /** Redder pixels belong to a joint. */
    private static final double RED = 0.3;

    private final Canvas canvas;
    private final Redness red;
    private final PoseSettings settings;
    private final LimbColours colours;
    private final double disc;
    private final double half;

    Traces(Canvas canvas, Redness red, PoseSettings settings) {
        this.canvas = canvas;
        this.red = red;
        this.settings = settings;
        this.colours = new LimbColours(settings);
        this.disc = settings.disc(canvas.width(), canvas.height());
        this.half = settings.half(canvas.width(), canvas.height());
    }

    /** All that are trusted. */
    List<Trace> between(List<Dot> dots) {
        List<Trace> traces = new ArrayList<>();
        for (int a = 0; a < dots.size(); a++) {
            for (int b = a + 1; b < dots.size(); b++) {
                double[] scores = scores(dots.get(a), dots.get(b));
                double best = Arrays.stream(scores).max().orElse(0);
                for (int l = 0; l < scores.length; l++) {
                    if (scores[l] >= settings.trust() && scores[l] >= settings.rival() * best) {
                        traces.add(new Trace(l, a, b, scores[l]));
                        traces.add(new Trace(l, b, a, scores[l]));
                    }
                }
            }
        }
        return traces;
    }

    /** What speaks for each limb between two dots; empty if nothing can. */
    private double[] scores(Dot a, Dot b) {
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        double free = length - 2 * disc;
        if (free < SHORTEST) {
            return new double[0];
        }
        Way way = new Way(a.x(), a.y(), (b.x() - a.x()) / length, (b.y() - a.y()) / length);
        for (double glance : GLANCES) {
            if (way.black(disc + glance * free)) {
                return new double[0];
            }
        }
        int steps = (int) Math.max(2, Math.min(MOST_STEPS, Math.ceil(2 * free / half)));
        Tally tally = new Tally();
        for (int s = 0; s < steps; s++) {
            for (double beside : BESIDE) {
                way.count(tally, disc + (s + 0.5) / steps * free, beside * half);
            }
        }
        double[] scores = tally.scores(steps * BESIDE.length);
        for (int l = 0; l < scores.length; l++) {
            if (scores[l] >= settings.trust()) {
                double behind = (way.behind(l, -1, 0) + way.behind(l, 1, length)) / 2;
                scores[l] *= 1 - settings.beyond() * behind;
            }
        }
        return scores;
    }

    /** What was seen on a way. */
    private final class Tally {
        private final double[] evidence = new double[LimbColours.LIMBS];
        private double black;
        private double seen;

        double[] scores(int places) {
            double[] scores = new double[evidence.length];
            for (int l = 0; l < scores.length && seen >= FEWEST * places; l++) {
                double others = Math.max(0, seen - black - evidence[l]);
                double all = evidence[l] + settings.black() * black + settings.other() * others;
                scores[l] = all > 0 ? evidence[l] / all : 0;
            }
            return scores;
        }
    }

    /** A straight way over the canvas. */
    private final class Way {
        private final double x;
        private final double y;
        private final double dx;
        private final double dy;
        private final double[] colour = new double[3];

        Way(double x, double y, double dx, double dy) {
            this.x = x;
            this.y = y;
            this.dx = dx;
            this.dy = dy;
        }

        private boolean look(double along, double beside) {
            double px = x + along * dx - beside * dy;
            double py = y + along * dy + beside * dx;
            boolean inside = px >= 0 && py >= 0 && px < canvas.width() && py < canvas.height();
            if (inside) {
                canvas.sample(px, py, colour);
            }
            return inside && red.at(px, py) < RED;
        }

        boolean black(double along) {
            return look(along, 0) && LimbColours.blackness(colour[0], colour[1], colour[2]) > 0.5;
        }

        void count(Tally tally, double along, double beside) {
            if (look(along, beside)) {
                tally.seen++;
                tally.black += LimbColours.blackness(colour[0], colour[1], colour[2]);
                for (int l = 0; l < LimbColours.LIMBS; l++) {
                    tally.evidence[l] += colours.evidence(l, colour[0], colour[1], colour[2]);
                }
            }
        }

        /** How much of a limb is seen behind an end. */
        double behind(int limb, int direction, double end) {
            double sum = 0;
            for (double far : BEHIND) {
                if (look(end + direction * far * disc, 0)) {
                    sum += colours.evidence(limb, colour[0], colour[1], colour[2]);
                }
            }
            return sum / BEHIND.length;
        }
    }
}
