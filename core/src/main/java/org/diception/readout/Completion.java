package org.diception.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Joins what the limbs alone left apart. Where two joints lie so near that their discs hide the limb between
 * them, as in faces and in people seen from the side, nearness has to say what paint cannot: figures that
 * have the two joints become one, and a figure that lacks one of them gets the dot beside the other.
 */
final class Completion {
    /** Discs: what it costs to take a dot that is a joint already. */
    private static final double SHARED = 1.5;

    private final List<Dot> dots;
    private final PoseSettings settings;
    private final double disc;
    private final List<Figure> figures;
    private final int[] uses;

    private Completion(List<Dot> dots, List<Figure> figures, PoseSettings settings, double disc) {
        this.dots = dots;
        this.settings = settings;
        this.disc = disc;
        this.figures = new ArrayList<>(figures);
        this.uses = new int[dots.size()];
        figures.forEach(figure -> count(figure, 1));
    }

    /** The figures as people, those with the most and surest limbs first. */
    static List<Figure> of(List<Dot> dots, List<Figure> figures, PoseSettings settings, double disc) {
        Completion completion = new Completion(dots, figures, settings, disc);
        completion.join();
        completion.figures.sort(Comparator.comparingDouble(Figure::sum).reversed());
        List<Figure> people = completion.figures.stream().limit(settings.people()).toList();
        for (Figure figure : people) {
            while (completion.extend(figure)) {
                continue;
            }
        }
        return people;
    }

    private void join() {
        figures.sort(Comparator.comparingDouble(Figure::sum));
        figures.removeIf(this::ownsNothing);
        figures.sort(Comparator.comparingDouble(Figure::sum).reversed());
        while (joinNearest(settings.hidden() * disc, this::hidden)) {
            continue;
        }
        while (joinNearest(settings.reach(), this::apart)) {
            continue;
        }
    }

    private void count(Figure figure, int change) {
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            if (figure.has(j)) {
                uses[figure.dot(j)] += change;
            }
        }
    }

    /** Whether all its dots are joints of others too, so that nothing but doubtful limbs speaks for it. */
    private boolean ownsNothing(Figure figure) {
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            if (figure.has(j) && uses[figure.dot(j)] == 1) {
                return false;
            }
        }
        count(figure, -1);
        return true;
    }

    /** Makes one of the two figures that are the least apart, if they are nearer than a limit. */
    private boolean joinNearest(double limit, ToDoubleBiFunction<Figure, Figure> apart) {
        double nearest = limit;
        Figure one = null;
        Figure other = null;
        int looked = Math.min(figures.size(), 3 * settings.people());
        for (int a = 0; a < looked; a++) {
            for (int b = 0; b < looked; b++) {
                double distance = a != b && figures.get(a).allows(figures.get(b))
                        ? apart.applyAsDouble(figures.get(a), figures.get(b)) : limit;
                if (distance < nearest) {
                    nearest = distance;
                    one = figures.get(a);
                    other = figures.get(b);
                }
            }
        }
        if (one != null) {
            one.add(other);
            figures.remove(other);
        }
        return one != null;
    }

    /** Pixels between the two ends of a limb of which each figure has one. */
    private double hidden(Figure a, Figure b) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            if (a.has(limb.from()) && b.has(limb.to())) {
                nearest = Math.min(nearest, distance(a.dot(limb.from()), b.dot(limb.to())));
            }
        }
        return nearest;
    }

    /** Distance as a share of the larger one's size; infinity if both know the same joint. */
    private double apart(Figure a, Figure b) {
        if (!a.apart(b)) {
            return Double.POSITIVE_INFINITY;
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < Skeleton.JOINTS; i++) {
            for (int j = 0; a.has(i) && j < Skeleton.JOINTS; j++) {
                nearest = b.has(j) ? Math.min(nearest, distance(a.dot(i), b.dot(j))) : nearest;
            }
        }
        return nearest / Math.max(size(a), size(b));
    }

    /** The farthest that two joints are apart. */
    private double size(Figure figure) {
        double size = 1;
        for (int i = 0; i < Skeleton.JOINTS; i++) {
            for (int j = 0; figure.has(i) && j < i; j++) {
                size = figure.has(j) ? Math.max(size, distance(figure.dot(i), figure.dot(j))) : size;
            }
        }
        return size;
    }

    /** Adds the joint for which a dot lies at hand; false if there is none any more. */
    private boolean extend(Figure figure) {
        double least = Double.POSITIVE_INFINITY;
        int joint = Figure.NONE;
        int dot = Figure.NONE;
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            for (int d = 0; !figure.has(j) && d < dots.size(); d++) {
                double cost = cost(figure, j, d);
                if (cost < least) {
                    least = cost;
                    joint = j;
                    dot = d;
                }
            }
        }
        if (joint != Figure.NONE) {
            figure.set(joint, dot);
            uses[dot]++;
        }
        return joint != Figure.NONE;
    }

    /** Distance to the joints at the other ends of hidden limbs; infinity if one of them could be seen. */
    private double cost(Figure figure, int joint, int dot) {
        double cost = Double.POSITIVE_INFINITY;
        boolean share = uses[dot] == 0;
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            int other = limb.from() == joint ? limb.to() : limb.to() == joint ? limb.from() : joint;
            if (other != joint && figure.has(other)) {
                double distance = distance(figure.dot(other), dot);
                if (distance > settings.hidden() * disc) {
                    return Double.POSITIVE_INFINITY;
                }
                cost = Math.min(cost, distance);
                share |= mayCoincide(joint, other);
            }
        }
        return share ? cost + SHARED * disc * uses[dot] : Double.POSITIVE_INFINITY;
    }

    /** Whether two joints are often at one place: those of a face, and the same ones of left and right. */
    private static boolean mayCoincide(int joint, int other) {
        boolean face = Math.max(joint, other) <= Skeleton.LAST_OF_FACE;
        boolean sides = (joint - 1) / 2 == (other - 1) / 2;
        return face || sides;
    }

    private double distance(int one, int other) {
        return Math.hypot(dots.get(one).x() - dots.get(other).x(), dots.get(one).y() - dots.get(other).y());
    }
}
