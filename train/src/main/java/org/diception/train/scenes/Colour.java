package org.diception.train.scenes;

/** Reflected or emitted light in red, green and blue, linear, 1 = white paper in full light. */
record Colour(double red, double green, double blue) {
    static final Colour BLACK = grey(.04);

    static Colour grey(double level) {
        return new Colour(level, level, level);
    }

    /** Red, green and blue by number. */
    double channel(int k) {
        return k == 0 ? red : k == 1 ? green : blue;
    }

    Colour times(double s) {
        return new Colour(red * s, green * s, blue * s);
    }

    Colour times(Colour c) {
        return new Colour(red * c.red, green * c.green, blue * c.blue);
    }

    Colour mix(Colour other, double share) {
        return new Colour(red + (other.red - red) * share, green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    double mean() {
        return (red + green + blue) / 3;
    }

    /** What a real surface can reflect. */
    Colour clamped() {
        return new Colour(clamp(red), clamp(green), clamp(blue));
    }

    private static double clamp(double v) {
        return Math.max(.02, Math.min(1, v));
    }
}
