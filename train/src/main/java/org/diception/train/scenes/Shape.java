package org.diception.train.scenes;

/**
 * A surface in its own coordinates, around the origin and of about unit size; solid, seen from outside only.
 */
interface Shape {
    /** The answer of a ray that meets nothing. */
    double MISS = Double.POSITIVE_INFINITY;
    /** Meetings nearer than this, in ray parameters, are the surface that the ray starts from. */
    double NEAREST = 1e-4;

    /**
     * The smallest parameter t ≥ {@link #NEAREST} at which origin + t · direction meets the surface, or
     * {@link #MISS}. Writes the outward normal there, of any length, into {@code normal} on a hit; may
     * scribble there on a miss.
     */
    double hit(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal);

    /** The radius of a ball around the centre that holds the shape after the linear map. */
    double reach(Mat map);

    /** Half the sides of a box around the centre that holds the shape in its own coordinates. */
    Vec extent();
}
