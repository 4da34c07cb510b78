package org.diception.output;

import java.util.Locale;
import org.diception.UsageException;
import org.diception.image.Planes;

/**
 * Which axes of normals are turned round, for programs with another frame. Ours is x right, y up, z to the
 * viewer, as that of Marigold in diffusers is. DSINE counts right, down and to the front with normals that
 * point into the surface, which differs as {@code x} does; OpenCV's camera frame differs as {@code yz} does.
 * Immutable and thread-safe.
 */
public record Flip(boolean x, boolean y, boolean z) {
    public static final Flip NONE = new Flip(false, false, false);

    /** Parses letters such as {@code yz}. */
    public static Flip parse(String axes) {
        String letters = axes.toLowerCase(Locale.ROOT).replace(",", "");
        if (!letters.matches("[xyz]+")) {
            throw new UsageException("flip '" + axes + "': letters x, y, z are wanted, such as yz");
        }
        return new Flip(letters.contains("x"), letters.contains("y"), letters.contains("z"));
    }

    /** Unit vectors (3, H, W) in the wanted frame; the same planes where nothing is turned. */
    Planes of(Planes vectors) {
        if (equals(NONE)) {
            return vectors;
        }
        boolean[] turned = {x, y, z};
        int area = vectors.width() * vectors.height();
        float[] flipped = new float[3 * area];
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = turned[i / area] ? -vectors.data()[i] : vectors.data()[i];
        }
        return new Planes(3, vectors.height(), vectors.width(), flipped);
    }

    String convention() {
        return "unit normals, planes x (" + (x ? "left" : "right") + "), y (" + (y ? "down" : "up") + "), z ("
                + (z ? "away from" : "to") + " the viewer)";
    }

    @Override
    public String toString() {
        String letters = (x ? "x" : "") + (y ? "y" : "") + (z ? "z" : "");
        return letters.isEmpty() ? "none" : letters;
    }
}
