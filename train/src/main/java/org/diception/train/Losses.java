package org.diception.train;

/** Mean losses of a batch: on the velocity, and on the photo's tokens (0 where they are not asked). */
public record Losses(double velocity, double photoTokens) {
    static final Losses NONE = new Losses(0, 0);

    Losses plus(Losses other) {
        return new Losses(velocity + other.velocity, photoTokens + other.photoTokens);
    }

    boolean finite() {
        return Double.isFinite(velocity + photoTokens);
    }
}
