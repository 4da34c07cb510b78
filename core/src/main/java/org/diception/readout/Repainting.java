package org.diception.readout;

import java.util.Collections;
import java.util.List;

/**
 * Makes people better by painting them: whatever brings the repainted picture nearer to the one in which they
 * were found is kept. Joints move, are taken away, and are added where dots are left. Who stands before whom
 * is found on the way.
 */
final class Repainting {
    /** Rounds of moves of one length. */
    private static final int ROUNDS = 2;
    /** Moves that gain less than this share of the margin together are the last ones of their length. */
    private static final double LITTLE = 0.1;
    /** A joint is looked for within this share of its person's size, or within some discs. */
    private static final double REACH = 0.6;
    private static final double LEAST_REACH = 4;
    /** A dot within this share of a disc of a joint is that joint. */
    private static final double TAKEN = 0.5;
    /** A person must explain this many margins of the picture. */
    private static final double EXPLAINED = 3;
    /** Margins that a face is worth whose limbs are shorter by a disc. */
    private static final double LENGTH = 0.5;
    private static final double[][] WAYS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private final Canvas canvas;
    private final List<Sketch> people;
    private final List<Dot> dots;
    private final Easel easel;
    private final double disc;
    /** Squared distance of colours, summed over pixels. */
    private final double margin;

    private Repainting(Canvas canvas, List<Sketch> people, List<Dot> dots, PoseSettings settings) {
        this.canvas = canvas;
        this.people = people;
        this.dots = dots;
        this.easel = new Easel(canvas, people, settings);
        this.disc = settings.disc(canvas.width(), canvas.height());
        this.margin = settings.margin() * Math.PI * disc * disc;
    }

    /**
     * @param people changed
     * @param dots in pixels of the canvas, as are the people
     */
    static void improve(Canvas canvas, List<Sketch> people, List<Dot> dots, PoseSettings settings) {
        Repainting repainting = new Repainting(canvas, people, dots, settings);
        repainting.order();
        repainting.settle(0.5, 0.2);
        repainting.drop();
        repainting.add();
        repainting.arrangeFaces();
        repainting.settle(0.5, 0.2);
        repainting.dropPeople();
        repainting.settle(0.1, 0.04);
    }

    private boolean take(int person, Sketch next, double least) {
        boolean better = easel.gain(person, next) > least;
        if (better) {
            people.set(person, next);
        }
        return better;
    }

    private void order() {
        for (int i = 0; i < people.size(); i++) {
            for (int j = i + 1; j < people.size(); j++) {
                if (people.get(i).around(disc).meets(people.get(j).around(disc))
                        && easel.gainOfSwap(i, j) > LITTLE * margin) {
                    Collections.swap(people, i, j);
                }
            }
        }
    }

    /** Moves joints by shorter and shorter steps, from and to in discs. */
    private void settle(double from, double to) {
        for (double step = from * disc; step >= to * disc; step /= 2) {
            double gained = margin;
            for (int round = 0; round < ROUNDS && gained >= LITTLE * margin; round++) {
                gained = 0;
                for (int p = 0; p < people.size(); p++) {
                    for (int j = 0; j < Skeleton.JOINTS; j++) {
                        gained += people.get(p).has(j) ? move(p, j, step) : 0;
                    }
                }
            }
        }
    }

    private double move(int person, int joint, double step) {
        double sum = 0;
        for (double[] way : WAYS) {
            Sketch now = people.get(person);
            double x = now.x(joint) + way[0] * step;
            double y = now.y(joint) + way[1] * step;
            if (x >= 0 && y >= 0 && x <= canvas.width() && y <= canvas.height()) {
                Sketch next = now.with(joint, x, y);
                double gain = easel.gain(person, next);
                people.set(person, gain > 0 ? next : now);
                sum += Math.max(0, gain);
            }
        }
        return sum;
    }

    private void drop() {
        for (int p = 0; p < people.size(); p++) {
            for (int j = 0; j < Skeleton.JOINTS; j++) {
                if (people.get(p).has(j)) {
                    take(p, people.get(p).without(j), margin / 2);
                }
            }
        }
    }

    private void add() {
        for (int p = 0; p < people.size(); p++) {
            for (int j = 0; j < Skeleton.JOINTS; j++) {
                if (!people.get(p).has(j)) {
                    add(p, j);
                }
            }
        }
    }

    /** Puts a joint to the dot that gains most. */
    private void add(int person, int joint) {
        Sketch now = people.get(person);
        double reach = Math.max(REACH * now.size(), LEAST_REACH * disc);
        double most = margin;
        Sketch best = now;
        for (Dot dot : dots) {
            if (now.near(joint, dot, reach)
                    && people.stream().noneMatch(any -> any.near(dot, TAKEN * disc))) {
                Sketch next = now.with(joint, dot.x(), dot.y());
                double gain = easel.gain(person, next);
                if (gain > most) {
                    most = gain;
                    best = next;
                }
            }
        }
        people.set(person, best);
    }

    /** Exchanges joints of faces, whose limbs are hidden: what paint does not tell, length does. */
    private void arrangeFaces() {
        for (int p = 0; p < people.size(); p++) {
            for (int i = 0; i <= Skeleton.LAST_OF_FACE; i++) {
                for (int j = 0; j <= Skeleton.LAST_OF_FACE; j++) {
                    Sketch now = people.get(p);
                    Sketch next = now.with(i, now.x(j), now.y(j)).with(j, now.x(i), now.y(i));
                    double shorter = (now.faceLength() - next.faceLength()) / disc;
                    take(p, next, -LENGTH * margin * shorter);
                }
            }
        }
    }

    /** Who explains nothing is nobody. */
    private void dropPeople() {
        for (int p = 0; p < people.size(); p++) {
            take(p, Sketch.empty(0), -EXPLAINED * margin);
        }
        people.removeIf(person -> person.joints() == 0);
    }
}
