package org.diception.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * People out of traces, the best trace first. A trace is good if its score is high and the limbs that should
 * meet it at its ends are there too ({@link Beliefs}): that tells which end of a forearm is the elbow. One
 * that was taken explains its paint, so its other orientation and other traces of the same limb along the
 * same way are out.
 */
final class Assembly {
    /** Where it is looked whether two ways lie in the same paint. */
    private static final double[] PLACES = {0.3, 0.4, 0.5, 0.6, 0.7};

    private final List<Dot> dots;
    /** Pixels beside the middle of a limb up to which its paint reaches, with a margin. */
    private final double paint;
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<Trace>> taken = new ArrayList<>();
    private final Set<Long> ways = new HashSet<>();

    private Assembly(List<Dot> dots, double paint) {
        this.dots = dots;
        this.paint = paint;
        for (int l = 0; l < LimbColours.LIMBS; l++) {
            taken.add(new ArrayList<>());
        }
    }

    /** @param half half a limb's width in pixels */
    static List<Figure> of(List<Dot> dots, List<Trace> traces, Beliefs beliefs, double half) {
        Assembly assembly = new Assembly(dots, 2 * half);
        List<Trace> order = new ArrayList<>(traces);
        order.sort(Comparator.comparingDouble(beliefs::worth).reversed());
        order.forEach(assembly::take);
        return assembly.figures;
    }

    private void take(Trace trace) {
        long way = (long) Math.min(trace.from(), trace.to()) << Integer.SIZE
                | Math.max(trace.from(), trace.to());
        List<Trace> alike = taken.get(trace.limb());
        if (!ways.contains(way) && alike.stream().noneMatch(other -> samePaint(trace, other)) && add(trace)) {
            alike.add(trace);
            ways.add(way);
        }
    }

    /** Puts a limb to the people that it touches, who become one; false if it contradicts them. */
    private boolean add(Trace trace) {
        List<Figure> touched = figures.stream().filter(figure -> figure.touches(trace)).toList();
        List<Figure> parts = new ArrayList<>();
        for (Figure figure : touched) {
            if (figure.allows(trace) && parts.stream().allMatch(part -> part.allows(figure))) {
                parts.add(figure);
            }
        }
        if (parts.isEmpty() && !touched.isEmpty()) {
            return false;
        }
        Figure whole = new Figure();
        parts.forEach(whole::add);
        whole.add(trace);
        figures.removeAll(parts);
        figures.add(whole);
        return true;
    }

    /** Whether most of the way of one lies in the paint of the other. */
    private boolean samePaint(Trace one, Trace other) {
        Dot a = dots.get(one.from());
        Dot b = dots.get(one.to());
        int within = 0;
        for (double along : PLACES) {
            double x = a.x() + along * (b.x() - a.x());
            double y = a.y() + along * (b.y() - a.y());
            within += distance(x, y, dots.get(other.from()), dots.get(other.to())) < paint ? 1 : 0;
        }
        return 2 * within > PLACES.length;
    }

    private static double distance(double x, double y, Dot a, Dot b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double along = ((x - a.x()) * dx + (y - a.y()) * dy) / Math.max(1e-9, dx * dx + dy * dy);
        double near = Math.max(0, Math.min(1, along));
        return Math.hypot(a.x() + near * dx - x, a.y() + near * dy - y);
    }
}
