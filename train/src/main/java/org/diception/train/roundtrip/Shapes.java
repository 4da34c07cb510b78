package org.diception.train.roundtrip;

import java.util.Random;

/**
 * Pictures of a wanted number of instances: ellipses, boxes, bars and lumps of all sizes that hide each other
 * in part. Everything follows from the seed, and a size only decides how finely it is drawn.
 */
final class Shapes {
    /** The least share of the picture that is to be seen of each. */
    static final double LEAST = .0005;
    /** What all shapes would cover without hiding each other, as a share of the picture. */
    private static final double COVERAGE = .8;
    /** A shape that leaves less than this share of another is placed elsewhere. */
    private static final double LEFT = .35;
    private static final int LUMPS = 5;

    private final int size;
    private final Random random;
    private final int[] ids;

    private Shapes(int size, Random random) {
        this.size = size;
        this.random = random;
        this.ids = new int[size * size];
    }

    /** (size, size) instances from 1 to {@code count}, 0 the background; of each a part is to be seen. */
    static int[] draw(int count, int size, long seed) {
        Shapes shapes = new Shapes(size, new Random(seed));
        int[] whole = new int[count + 1];
        for (int id = 1; id <= count; id++) {
            int[] before = shapes.ids.clone();
            do {
                System.arraycopy(before, 0, shapes.ids, 0, before.length);
                whole[id] = shapes.place(id, count);
            } while (!shapes.allSeen(id, whole));
        }
        return shapes.ids;
    }

    private boolean allSeen(int last, int[] whole) {
        int[] seen = new int[last + 1];
        for (int id : ids) {
            seen[id]++;
        }
        for (int id = 1; id <= last; id++) {
            if (seen[id] < LEAST * ids.length || seen[id] < LEFT * whole[id]) {
                return false;
            }
        }
        return true;
    }

    /** Draws one shape over the others and tells its number of pixels. */
    private int place(int id, int count) {
        double mean = Math.sqrt(COVERAGE / count / Math.PI);
        double radius = mean * (.5 + random.nextDouble());
        double stretch = switch (random.nextInt(3)) {
            case 0 -> 1;
            case 1 -> 1 + random.nextDouble();
            default -> 2.5 + 2 * random.nextDouble(); // a bar
        };
        boolean box = random.nextInt(3) == 0;
        double[] lumps = new double[LUMPS];
        for (int k = 0; k < LUMPS; k++) {
            lumps[k] = random.nextInt(2) * .25 * random.nextGaussian() / (k + 1);
        }
        double x = random.nextDouble();
        double y = random.nextDouble();
        double turn = random.nextDouble() * Math.PI;
        int pixels = 0;
        for (int i = 0; i < ids.length; i++) {
            double dx = (i % size + .5) / size - x;
            double dy = (i / size + .5) / size - y;
            double along = (dx * Math.cos(turn) + dy * Math.sin(turn)) / radius / Math.sqrt(stretch);
            double across = (dy * Math.cos(turn) - dx * Math.sin(turn)) / radius * Math.sqrt(stretch);
            double distance = box ? Math.max(Math.abs(along), Math.abs(across)) * 1.13
                    : Math.hypot(along, across);
            if (distance < edge(Math.atan2(across, along), lumps)) {
                ids[i] = id;
                pixels++;
            }
        }
        return pixels;
    }

    private static double edge(double angle, double[] lumps) {
        double edge = 1;
        for (int k = 0; k < lumps.length; k++) {
            edge += lumps[k] * Math.sin((k + 1) * angle + k);
        }
        return Math.max(.3, edge);
    }
}
