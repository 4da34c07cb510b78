package org.diception.bench.readout;

import java.awt.Rectangle;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.diception.image.Planes;
import org.diception.train.truth.InstanceTruth;

/**
 * Which thing each pixel of a square picture shows.
 *
 * @param ids (side, side), 0 for the background
 */
record InstanceMap(int side, int[] ids) {
    /** Things that show less of the picture are neither wanted nor wrong. */
    static final double LEAST = .001;

    /** So much of the picture things cover, before they cover each other. */
    private static final double COVERED = .55;
    /** A thing in front hides at most this share of one behind. */
    private static final double HIDDEN = .45;
    private static final double SPREAD = .35;
    private static final double GIVE_WAY = .97;

    /** Things of all kinds of outlines, partly in front of each other, all of them visible. */
    static InstanceMap random(long seed, int count, int side) {
        Random random = new Random(seed);
        int[] ids = new int[side * side];
        double usual = side * Math.sqrt(COVERED / (count + 1) / Math.PI);
        for (int id = 1; id <= count; id++) {
            double radius = usual * Math.exp(SPREAD * random.nextGaussian());
            int[] pixels;
            do {
                Outline kind = Outline.values()[random.nextInt(Outline.values().length)];
                Shape shape = kind.at(side * random.nextDouble(), side * random.nextDouble(), radius, random);
                pixels = pixels(shape, side);
                radius = Math.max(usual / 3, radius * GIVE_WAY);
            } while (pixels.length < 2 * LEAST * ids.length || hidesTooMuch(ids, pixels));
            for (int pixel : pixels) {
                ids[pixel] = id;
            }
        }
        return new InstanceMap(side, ids);
    }

    private static int[] pixels(Shape shape, int side) {
        Rectangle box = shape.getBounds().intersection(new Rectangle(side, side));
        List<Integer> inside = new ArrayList<>();
        for (int y = box.y; y < box.y + box.height; y++) {
            for (int x = box.x; x < box.x + box.width; x++) {
                if (shape.contains(x + .5, y + .5)) {
                    inside.add(y * side + x);
                }
            }
        }
        return inside.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean hidesTooMuch(int[] ids, int[] pixels) {
        int[] area = areas(ids);
        int[] left = area.clone();
        for (int pixel : pixels) {
            left[ids[pixel]]--;
        }
        return IntStream.range(1, area.length).anyMatch(id -> left[id] < (1 - HIDDEN) * area[id]
                || left[id] < LEAST * ids.length);
    }

    private static int[] areas(int[] ids) {
        int[] area = new int[IntStream.of(ids).max().orElse(0) + 1];
        for (int id : ids) {
            area[id]++;
        }
        return area;
    }

    /** Without the things that are not wanted, as the picture of one class is painted. */
    InstanceMap only(IntPredicate wanted) {
        return new InstanceMap(side, IntStream.of(ids).map(id -> wanted.test(id) ? id : 0).toArray());
    }

    /** Ids of the things that are painted. */
    int[] things() {
        int[] area = areas(ids);
        return IntStream.range(1, area.length).filter(id -> area[id] > 0).toArray();
    }

    /** The pixels of a thing. */
    boolean[] mask(int id) {
        boolean[] mask = new boolean[ids.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = ids[i] == id;
        }
        return mask;
    }

    /** Painted by the painter of training pictures; (3, side, side) in [0, 1]. */
    Planes painted(long seed) {
        return unit(InstanceTruth.paint(ids, id -> true, new Random(seed)));
    }

    /** Colours of [-1, 1] in [0, 1]. */
    Planes unit(float[] colours) {
        return unit(colours, side, side);
    }

    /** Colours of [-1, 1] in [0, 1]. */
    static Planes unit(float[] colours, int width, int height) {
        float[] data = new float[colours.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (colours[i] + 1) / 2;
        }
        return new Planes(3, height, width, data);
    }
}
