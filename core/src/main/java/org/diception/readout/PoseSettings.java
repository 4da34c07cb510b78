package org.diception.readout;

/**
 * The constants of pose read-out. Distances of colours are Euclidean with channels from 0 to 1, so that black
 * to white is 1.73.
 *
 * @param red pixels within this distance of pure red are joints
 * @param least joints smaller than this share of the picture's pixels are dropped
 */
public record PoseSettings(double red, double least) {
    public PoseSettings {
        Limits.check("red", red, 0, Math.sqrt(3));
        Limits.check("least", least, 0, 1);
    }

    /** What is used where nothing else is said; found by trying on painted truth. */
    public static PoseSettings defaults() {
        return new PoseSettings(0.45, 0.00005);
    }
}
