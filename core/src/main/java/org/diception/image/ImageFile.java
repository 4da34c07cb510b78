package org.diception.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.diception.InputException;

/**
 * A photo file: JPEG (also progressive, CMYK), PNG (every kind), WebP, TIFF or BMP, recognised by its
 * content.
 *
 * <p>Opening reads the file and its header and checks both against {@link ImageLimits}; only {@link #decode}
 * decodes. What cannot be read is an {@link InputException} of one line. Safe to share between threads.
 */
public final class ImageFile {
    private static final int LONGEST_CAUSE = 120;

    private final String name;
    private final ImageFormat format;
    private final Source source;
    private final Exif exif;

    private ImageFile(String name, ImageFormat format, Source source) {
        this.name = name;
        this.format = format;
        this.source = source;
        this.exif = new Exif(source.exif());
    }

    /** The upright photo: {@link Decoding#UPRIGHT} under {@link ImageLimits#DEFAULT}. */
    public static RgbImage read(Path path) {
        return open(path, ImageLimits.DEFAULT).decode(Decoding.UPRIGHT);
    }

    /** The upright photo in a file's bytes; {@code name} stands in error messages. */
    public static RgbImage read(byte[] bytes, String name) {
        return open(bytes, name, ImageLimits.DEFAULT).decode(Decoding.UPRIGHT);
    }

    public static ImageFile open(Path path, ImageLimits limits) {
        return open(bytes(path, limits), path.toString(), limits);
    }

    static byte[] bytes(Path path, ImageLimits limits) {
        String name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw Files.exists(path)
                    ? refused(name, "not a file", "give the picture itself")
                    : refused(name, "no such file", "check the path");
        }
        try (InputStream in = Files.newInputStream(path)) {
            limits.checkBytes(name, Files.size(path));
            return in.readAllBytes();
        } catch (IOException e) {
            throw refused(name, "cannot be read (" + oneLine(e) + ")", "check its permissions");
        }
    }

    public static ImageFile open(byte[] bytes, String name, ImageLimits limits) {
        limits.checkBytes(name, bytes.length);
        ImageFormat format = ImageFormat.of(bytes, name);
        try {
            ImageFile file = new ImageFile(name, format, format.open(bytes));
            limits.checkPixels(name, file.source.width(), file.source.height());
            return file;
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // decoders meet damage with any exception there is
            throw damaged(name, format, e);
        }
    }

    /** Columns of the stored picture, before it is turned upright. */
    public int storedWidth() {
        return source.width();
    }

    /** Rows of the stored picture, before it is turned upright. */
    public int storedHeight() {
        return source.height();
    }

    /** EXIF's 35 mm equivalent focal length; empty where the camera did not write one. */
    public OptionalDouble focalLength35mm() {
        return exif.focalLength35mm();
    }

    /** Decodes the picture in the given way; a damaged file is refused, never half shown. */
    public RgbImage decode(Decoding decoding) {
        try {
            RgbImage stored = source.decode(decoding);
            boolean turned = decoding.turns || format == ImageFormat.TIFF; // Pillow turns only that
            return turned ? exif.orientation().apply(stored) : stored;
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // as above
            throw damaged(name, format, e);
        }
    }

    static InputException refused(String name, String cause, String cure) {
        return new InputException(printable(name) + ": " + cause + "; " + cure);
    }

    static InputException damaged(String name, ImageFormat format, Exception cause) {
        return new InputException(printable(name) + ": damaged or unsupported " + format + " ("
                + oneLine(cause) + "); export the picture again, as JPEG or PNG", cause);
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_CAUSE ? line.substring(0, LONGEST_CAUSE) + "..." : line;
    }
}
