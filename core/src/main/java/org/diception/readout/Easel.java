package org.diception.readout;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Paints people over and over, and says how far that is from the picture in which they were found. When its
 * budget of pixels is spent, nothing gains anything any more.
 */
final class Easel {
    private static final long MILLION = 1_000_000;

    private final Canvas wanted;
    private final float[] painted;
    private final Brush brush;
    private final Frame all;
    private final double disc;
    private final double half;
    private final List<Sketch> people;
    private long budget;

    /** @param people painted in this order; changes of the list show in the next error */
    Easel(Canvas wanted, List<Sketch> people, PoseSettings settings) {
        this.wanted = wanted;
        this.people = people;
        this.painted = new float[3 * wanted.area()];
        this.brush = new Brush(painted, wanted.width(), wanted.height(), 0);
        this.all = new Frame(0, 0, wanted.width(), wanted.height());
        this.disc = settings.disc(wanted.width(), wanted.height());
        this.half = settings.half(wanted.width(), wanted.height());
        this.budget = settings.work() * MILLION;
    }

    /** How much smaller the error would be if a person were another one. */
    double gain(int person, Sketch next) {
        Sketch now = people.get(person);
        Frame frame = now.difference(next, disc).within(all);
        if (!afford(frame)) {
            return 0;
        }
        double before = error(frame);
        people.set(person, next);
        double after = error(frame);
        people.set(person, now);
        return before - after;
    }

    /** How much smaller the error would be if two people were painted in the other order. */
    double gainOfSwap(int one, int other) {
        Frame frame = people.get(one).around(disc).within(people.get(other).around(disc)).within(all);
        if (!afford(frame)) {
            return 0;
        }
        double before = error(frame);
        Collections.swap(people, one, other);
        double after = error(frame);
        Collections.swap(people, one, other);
        return before - after;
    }

    /** Takes what two paintings of a part cost off the budget. */
    private boolean afford(Frame frame) {
        long pixels = Math.max(0, frame.right() - frame.left())
                * (long) Math.max(0, frame.bottom() - frame.top());
        int painters = 1;
        for (Sketch person : people) {
            painters += person.around(disc).meets(frame) ? 1 : 0;
        }
        budget -= 2 * pixels * painters;
        return pixels > 0 && budget >= 0;
    }

    /** Sum of squared differences of colours within a part of the picture, as the people are now. */
    private double error(Frame frame) {
        int area = wanted.area();
        int width = wanted.width();
        for (int k = 0; k < 3; k++) {
            for (int y = frame.top(); y < frame.bottom(); y++) {
                int row = k * area + y * width;
                Arrays.fill(painted, row + frame.left(), row + frame.right(), 0);
            }
        }
        brush.within(frame);
        for (Sketch person : people) {
            if (person.around(disc).meets(frame)) {
                person.paint(brush, half, disc);
            }
        }
        double sum = 0;
        for (int y = frame.top(); y < frame.bottom(); y++) {
            for (int i = y * width + frame.left(); i < y * width + frame.right(); i++) {
                sum += wanted.squared(i, painted[i], painted[area + i], painted[2 * area + i]);
            }
        }
        return sum;
    }
}
