package org.diception.readout;

/**
 * The constants of pose read-out. Distances of colours are Euclidean with channels from 0 to 1, so that black
 * to white is 1.73; lengths in "discs" are radii of a joint. All but the first two belong to the improved
 * read-out.
 *
 * @param red pixels within this distance of pure red are joints
 * @param least joints smaller than this share of the picture's pixels are dropped
 * @param joint radius in which a joint is painted, as a share of the picture's longer side
 * @param limb half the width in which a limb is painted, likewise
 * @param redness how far red must stand above green and blue to count at all: less is a limb's colour
 * @param fill a disc is a joint if at least this share of it is red
 * @param fresh and at least this share is red that no other joint explains
 * @param most joints and limbs are looked for between so many red discs at most, the clearest ones
 * @param alike how far a colour may lie from a limb's to speak for it at all
 * @param dim a limb's colour may be mixed with black down to this share of itself
 * @param black how much black on the way between two joints weighs against a limb there
 * @param other how much the colour of another limb weighs against it, which may only hide it
 * @param trust limbs that score less are none
 * @param rival nor are those that score less than this share of the best limb on the same way
 * @param beyond how much a limb loses whose colour goes on behind both its ends
 * @param hidden discs: joints nearer than this may hide the limb between them
 * @param concealed how much such a limb counts when it is decided which end of a limb is which
 * @param reach pieces of a person are joined if they lie nearer than this share of the larger one's size
 * @param people so many at most, the surest ones
 * @param side people are repainted at a half, a third ... of the size of pictures that are longer
 * @param margin discs of wrong colour: a joint is dropped or added if that mends so much of the repainted
 *     picture
 * @param work millions of pixels that may be repainted; what is found until then holds
 */
public record PoseSettings(double red, double least, double joint, double limb, double redness, double fill,
        double fresh, int most, double alike, double dim, double black, double other, double trust,
        double rival, double beyond, double hidden, double concealed, double reach, int people, int side,
        double margin, int work) {
    private static final double MANY = 1000;

    public PoseSettings {
        Limits.check("red", red, 0, Math.sqrt(3));
        Limits.check("least", least, 0, 1);
        Limits.check("joint", joint, 1e-4, 0.1);
        Limits.check("limb", limb, 1e-4, 0.1);
        Limits.check("redness", redness, 0, 0.99);
        Limits.check("fill", fill, 0.01, 1);
        Limits.check("fresh", fresh, 0.01, 1);
        Limits.check("most", most, 1, MANY);
        Limits.check("alike", alike, 1e-3, Math.sqrt(3));
        Limits.check("dim", dim, 0, 1);
        Limits.check("black", black, 0, MANY);
        Limits.check("other", other, 0, MANY);
        Limits.check("trust", trust, 0.01, 1);
        Limits.check("rival", rival, 0, 1);
        Limits.check("beyond", beyond, 0, 1);
        Limits.check("hidden", hidden, 0, MANY);
        Limits.check("concealed", concealed, 0, 1);
        Limits.check("reach", reach, 0, MANY);
        Limits.check("people", people, 1, MANY);
        Limits.check("side", side, 16, MANY);
        Limits.check("margin", margin, 0, MANY);
        Limits.check("work", work, 0, 100 * MANY);
    }

    /** What is used where nothing else is said; found by trying on painted truth. */
    public static PoseSettings defaults() {
        return new PoseSettings(0.45, 0.00005, 1 / 64.0, 1 / 110.0, 0.2, 0.4, 0.3, 200, 0.35, 0.5, 3, 0.5,
                0.5, 0.8, 0.6, 2.3, 0.4, 1, 30, 256, 0.08, 150);
    }

    /** A joint's radius in pixels of a picture. */
    double disc(int width, int height) {
        return joint * Math.max(width, height);
    }

    /** Half a limb's width in pixels of a picture. */
    double half(int width, int height) {
        return limb * Math.max(width, height);
    }
}
