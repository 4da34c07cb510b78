package org.diception.output;

import java.util.Locale;
import org.diception.Photo;
import org.diception.UsageException;

/**
 * Where the focal length of the camera comes from. Immutable and thread-safe.
 *
 * @param source what is given
 * @param x pixels of the upright photo, or degrees; 0 where it is not given
 * @param y pixels of the upright photo; 0 where it is not given
 */
public record Focal(Source source, double x, double y) {
    /** EXIF's 35 mm equivalent, or {@value #ASSUMED_35MM} mm where the photo has none. */
    public static final Focal OF_PHOTO = new Focal(Source.PHOTO, 0, 0);
    /** The main camera of most phones lies between 24 and 28 mm. */
    public static final double ASSUMED_35MM = 26;
    private static final double FILM_DIAGONAL = Math.hypot(36, 24);

    /** What is given. */
    public enum Source {
        /** Nothing: the photo's metadata, or else an assumption. */
        PHOTO,
        /** Pixels along x and y. */
        PIXELS,
        /** The horizontal field of view in degrees. */
        FIELD_OF_VIEW;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A focal length in pixels of the upright photo; most cameras have the same along both axes. */
    public static Focal pixels(double x, double y) {
        if (!(x > 0 && y > 0 && Double.isFinite(x) && Double.isFinite(y))) {
            throw new UsageException("focal length " + x + "," + y + ": pixels above 0 are wanted");
        }
        return new Focal(Source.PIXELS, x, y);
    }

    /** The horizontal field of view of the upright photo in degrees. */
    public static Focal fieldOfView(double degrees) {
        if (!(degrees > 0 && degrees < 180)) {
            throw new UsageException("field of view " + degrees + ": degrees between 0 and 180 are wanted");
        }
        return new Focal(Source.FIELD_OF_VIEW, degrees, 0);
    }

    /** The camera of a photo: principal point in the middle. */
    Camera camera(Photo photo) {
        int width = photo.picture().width();
        int height = photo.picture().height();
        return switch (source) {
            case PIXELS -> new Camera(width, height, x, y, "as given");
            case FIELD_OF_VIEW -> {
                double focal = width / 2.0 / Math.tan(Math.toRadians(x) / 2);
                yield new Camera(width, height, focal, focal, "from a field of view of " + x + " degrees");
            }
            case PHOTO -> {
                boolean known = photo.focalLength35mm().isPresent();
                double film = photo.focalLength35mm().orElse(ASSUMED_35MM);
                double focal = film * Math.hypot(width, height) / FILM_DIAGONAL; // as Depth Pro has it
                String source = known ? "from EXIF" : "assumed";
                yield new Camera(width, height, focal, focal, source + ", " + film + " mm on 35 mm film");
            }
        };
    }
}
