package org.diception;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.diception.image.ImageFile;
import org.diception.image.ImageLimits;
import org.diception.image.RgbImage;

/**
 * A photo and what is known about it, for files that need more than the answer. Immutable and thread-safe as
 * long as nobody writes into the picture.
 *
 * @param picture upright
 * @param focalLength35mm EXIF's focal length in millimetres of a 35 mm camera, where the camera wrote it
 * @param about what the metadata of an answer shall say: {@code file} is its name, the rest is free
 */
public record Photo(RgbImage picture, OptionalDouble focalLength35mm, Map<String, String> about) {
    /** Key of the file's name in {@link #about}. */
    public static final String FILE = "file";

    public Photo {
        about = Map.copyOf(about);
    }

    /** A picture of which nothing else is known. */
    public static Photo of(RgbImage picture) {
        return new Photo(picture, OptionalDouble.empty(), Map.of());
    }

    /**
     * Reads a file as {@link Images#read(Path)} does.
     *
     * @throws InputException if it is missing, broken, too large or of another kind
     */
    public static Photo read(Path file) {
        return read(file, Compatibility.NONE);
    }

    /** Reads a file as one of the official scripts does. */
    public static Photo read(Path file, Compatibility compatibility) {
        ImageFile stored = ImageFile.open(file, ImageLimits.DEFAULT);
        return new Photo(stored.decode(Images.decoding(compatibility)), stored.focalLength35mm(),
                Map.of(FILE, file.getFileName().toString()));
    }

    /** The same photo with one more thing said about it. */
    public Photo with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(about);
        more.put(key, value);
        return new Photo(picture, focalLength35mm, more);
    }

    /** The name of its file; empty where none is known. */
    public String file() {
        return about.getOrDefault(FILE, "");
    }
}
