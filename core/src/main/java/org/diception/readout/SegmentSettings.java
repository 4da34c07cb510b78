package org.diception.readout;

/**
 * The constants of the improved read-out of instances. Distances of colours are Euclidean with channels from
 * 0 to 1, so that black to white is 1.73. Noise and softness are measured in each picture
 * ({@link PaintQuality}); "per noise" and "per softness" say how much of a tolerance each unit of them adds.
 *
 * @param side pictures that are longer are searched at a half, a third ... of their size; outlines are not
 * @param smoothing times that neighbours are averaged before the search, per noise
 * @param smoothingSoft the same per pixel of softness
 * @param reach of the sharpening filter in pixels, per noise
 * @param reachSoft the same per pixel of softness
 * @param sharpenings times that the filter is applied
 * @param flat gradient up to which a place counts as level ground
 * @param flatNoise more of it per noise
 * @param alike neighbouring parts with colours nearer than this are one
 * @param alikeSoft more of it per pixel of softness
 * @param alikeNoise more of it per noise
 * @param black parts nearer than this to black are background
 * @param thin strips up to this width, in pixels of softness, may be mixtures of their neighbours
 * @param mixed how far a mixture's colour may lie from the line between its neighbours' colours
 * @param rounds in which outlines may move, by a pixel each
 * @param sibling how far the colours of the pieces of one thing may be apart
 * @param near how far such pieces may lie apart, as a share of the root of the smaller one's area
 * @param hidden the same where something lies between them
 * @param least things, pieces and holes smaller than this share of the picture are none
 */
public record SegmentSettings(int side, double smoothing, double smoothingSoft, double reach,
        double reachSoft, int sharpenings, double flat, double flatNoise, double alike, double alikeSoft,
        double alikeNoise, double black, double thin, double mixed, int rounds, double sibling, double near,
        double hidden, double least) {
    /** Colours are at most so far apart. */
    private static final double FARTHEST = Math.sqrt(3);
    private static final double MANY = 1000;

    public SegmentSettings {
        Limits.check("side", side, 16, Math.sqrt(Regions.MOST_PIXELS));
        Limits.check("smoothing", smoothing, 0, MANY);
        Limits.check("smoothingSoft", smoothingSoft, 0, MANY);
        Limits.check("reach", reach, 0, MANY);
        Limits.check("reachSoft", reachSoft, 0, MANY);
        Limits.check("sharpenings", sharpenings, 0, 20);
        Limits.check("flat", flat, 1e-6, FARTHEST);
        Limits.check("flatNoise", flatNoise, 0, MANY);
        Limits.check("alike", alike, 0, FARTHEST);
        Limits.check("alikeSoft", alikeSoft, 0, FARTHEST);
        Limits.check("alikeNoise", alikeNoise, 0, MANY);
        Limits.check("black", black, 0, FARTHEST);
        Limits.check("thin", thin, 0, MANY);
        Limits.check("mixed", mixed, 0, FARTHEST);
        Limits.check("rounds", rounds, 0, MANY);
        Limits.check("sibling", sibling, 0, FARTHEST);
        Limits.check("near", near, 0, MANY);
        Limits.check("hidden", hidden, 0, MANY);
        Limits.check("least", least, 0, 1);
    }

    /** What is used where nothing else is said; found by trying on painted truth. */
    public static SegmentSettings defaults() {
        return new SegmentSettings(400, 50, 1, 25, 1.5, 2, 0.012, 1.5, 0.04, 0.04, 2, 0.25, 3, 0.12, 4,
                0.05, 1, 4, 0.0003);
    }
}
