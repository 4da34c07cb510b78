package org.diception;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.diception.image.Decoding;
import org.diception.image.ImageFile;
import org.diception.image.ImageLimits;
import org.diception.image.RgbImage;

/**
 * Photos into memory: JPEG, PNG, WebP, TIFF and BMP, recognised by what they contain. Stateless and
 * thread-safe.
 */
public final class Images {
    private Images() {}

    /**
     * The upright photo: the orientation tag is obeyed, so that points count in the picture that people see.
     *
     * @throws InputException if the file is missing, broken, larger than {@link ImageLimits#DEFAULT} or of
     *     another kind
     */
    public static RgbImage read(Path file) {
        return read(file, Compatibility.NONE);
    }

    /** The photo as one of the official scripts reads it. */
    public static RgbImage read(Path file, Compatibility compatibility) {
        return ImageFile.open(file, ImageLimits.DEFAULT).decode(decoding(compatibility));
    }

    static Decoding decoding(Compatibility compatibility) {
        return switch (compatibility) {
            case NONE -> Decoding.UPRIGHT;
            case OFFICIAL_SINGLE -> Decoding.PIL;
            case OFFICIAL_BATCH -> Decoding.OPENCV;
        };
    }

    /** A picture that is in memory already. */
    public static RgbImage of(BufferedImage image) {
        return RgbImage.of(image);
    }
}
