package org.diception.train.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.Point;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.io.Json;

/**
 * A plain folder of pairs, for a task of one's own:
 * <pre>
 * images/NAME.jpg      photos (JPEG, PNG, WebP, TIFF, BMP)
 * targets/NAME.png     for each the picture that answers, of the same size
 * points/NAME.json     optional: the clicks of the question, [[x, y], …] in pixels, at most five
 * </pre>
 * Immutable and thread-safe.
 */
public final class PairFolder extends PhotoFolder {
    /** Nobody paints an answer in so dark colours, but masks with the numbers of classes look like that. */
    private static final int DARKEST = 32;

    private final String prompt;

    /** @param prompt the exact text that the network is asked with */
    public PairFolder(Path folder, String prompt) {
        super(folder, photos(folder));
        this.prompt = prompt;
    }

    private static Path photos(Path folder) {
        Path photos = folder.resolve("images");
        if (!Files.isDirectory(photos)) {
            throw new InputException(photos + ": no such folder; put photos into it, and for each a picture"
                    + " of the same name that answers into " + folder.resolve("targets"));
        }
        return photos;
    }

    @Override
    public Sample sample(int index) {
        Path photo = photo(index);
        String stem = PictureFiles.stem(photo);
        Path target = PictureFiles.named(folder().resolve("targets"), stem).orElseThrow(
                () -> new InputException(photo + ": no target; " + folder().resolve("targets")
                        + " has no picture called " + stem));
        return new Sample(name(index), ImageFile.read(photo),
                new TruePicture(picture(target), prompt, points(stem)));
    }

    private static RgbImage picture(Path target) {
        RgbImage picture = ImageFile.read(target);
        int brightest = 0;
        for (byte sample : picture.rgb()) {
            brightest = Math.max(brightest, sample & 0xff);
        }
        if (brightest > 0 && brightest < DARKEST) {
            throw new InputException(target + ": the brightest sample is " + brightest + " of 255; what shall"
                    + " be painted white in a mask is 255, not 1 or the number of a class");
        }
        return picture;
    }

    private List<Point> points(String stem) {
        Path file = folder().resolve("points").resolve(stem + ".json");
        List<Point> points = new ArrayList<>();
        if (Files.exists(file)) {
            for (JsonNode pair : Json.read(file, InputException::new)) {
                if (pair.size() != 2 || !pair.path(0).isNumber() || !pair.path(1).isNumber()) {
                    throw new InputException(file + ": points are pairs [x, y] of numbers, this is " + pair);
                }
                points.add(Point.at(pair.get(0).doubleValue(), pair.get(1).doubleValue()));
            }
        }
        return points;
    }
}
