package org.diception.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.diception.image.Planes;

/**
 * Our read-out of instances. Where the paper clusters colours, this one looks for places: flat grounds of one
 * colour grow together ({@link Basins}, {@link Growth}), strips left by soft edges dissolve ({@link Blends}),
 * dark parts are background, pixels at borders choose again ({@link Outlines}), and pieces become things
 * ({@link Siblings}). So two things of like colour are two, and a soft edge is none. All tolerances
 * follow from the picture's own noise and softness ({@link PaintQuality}).
 */
final class ImprovedSegments {
    /** More averaging than this loses small things. */
    private static final int MOST_SMOOTHING = 6;
    private static final int FARTHEST_REACH = 4;
    /** What averaging once leaves of noise; more often, that over the root of the number of times. */
    private static final double NOISE_LEFT = 0.4;
    /** Softer pictures are no less tolerant of differences. */
    private static final double SOFTEST = 2.5;

    private final Canvas canvas;
    private final SegmentSettings settings;
    private final int block;
    private final Canvas small;
    private final PaintQuality quality;

    private ImprovedSegments(Canvas canvas, SegmentSettings settings) {
        this.canvas = canvas;
        this.settings = settings;
        int longer = Math.max(canvas.width(), canvas.height());
        this.block = (longer + settings.side() - 1) / settings.side();
        this.small = canvas.shrunk(block);
        this.quality = PaintQuality.of(small);
    }

    static List<Segment> of(Planes colours, SegmentSettings settings) {
        return new ImprovedSegments(Canvas.of(colours), settings).segments();
    }

    private List<Segment> segments() {
        Regions regions = grown();
        float[][] colours = new float[regions.size()][];
        int[] things = new int[regions.size()];
        int count = 0;
        colours[0] = new float[3];
        for (int part = 1; part < regions.size(); part++) {
            if (regions.lives(part)) {
                float[] colour = regions.colour(part);
                if (Colours.squared(colour) >= settings.black() * settings.black()) {
                    things[part] = ++count;
                    colours[count] = colour;
                }
            }
        }
        int[] parts = regions.labels();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = things[parts[i]];
        }
        Outlines outlines = new Outlines(canvas, colours, quality.noise() * block);
        parts = outlines.enlarged(parts, block);
        outlines.settle(parts, settings.rounds());
        return cutOut(parts, colours);
    }

    private Regions grown() {
        double noise = quality.noise();
        double softness = quality.softness();
        int passes = Math.min(MOST_SMOOTHING,
                (int) Math.round(settings.smoothing() * noise + settings.smoothingSoft() * softness));
        Canvas even = small;
        for (int pass = 0; pass < passes; pass++) {
            even = even.smooth();
        }
        double left = passes == 0 ? noise : noise * NOISE_LEFT / Math.sqrt(passes);
        int reach = (int) Math.round(Math.max(settings.reach() * noise, settings.reachSoft() * softness));
        for (int pass = 0; pass < settings.sharpenings(); pass++) {
            even = Sharpening.of(even, Math.min(FARTHEST_REACH, reach));
        }
        double flat = settings.flat() + settings.flatNoise() * left;
        float[] gradient = Basins.gradient(even);
        Regions regions = new Regions(even, Basins.of(even, gradient, flat), gradient, flat);
        double alike = settings.alike() + settings.alikeSoft() * Math.min(SOFTEST, softness)
                + settings.alikeNoise() * left;
        Growth growth = new Growth(regions);
        growth.joinAlike(alike);
        growth.joinSpecks((int) Math.ceil(settings.least() * small.area()), alike);
        Blends.dissolve(regions, settings.thin() * Math.max(1, softness), settings.mixed());
        return regions;
    }

    private List<Segment> cutOut(int[] parts, float[][] colours) {
        Components pieces = Components.of(parts, canvas.width());
        float[][] pieceColours = new float[pieces.count() + 1][];
        for (int i = 0; i < parts.length; i++) {
            pieceColours[pieces.label()[i]] = colours[parts[i]];
        }
        List<Integer> kept = IntStream.rangeClosed(1, pieces.count())
                .filter(piece -> pieces.area()[piece] >= settings.least() * canvas.area())
                .boxed().toList();
        double alike = settings.sibling() + settings.alikeNoise() * quality.noise() / 4;
        List<List<Integer>> things = new Siblings(parts, pieces, canvas.width())
                .of(kept, pieceColours, alike, settings.near(), settings.hidden());
        Cutter cutter = new Cutter(canvas, pieces, things);
        List<Segment> segments = new ArrayList<>();
        for (int thing = 1; thing <= things.size(); thing++) {
            segments.add(cutter.cut(thing, (int) (settings.least() * canvas.area()),
                    1 + quality.softness() * block));
        }
        segments.sort(Comparator.comparingDouble(Segment::score).reversed());
        return segments;
    }
}
