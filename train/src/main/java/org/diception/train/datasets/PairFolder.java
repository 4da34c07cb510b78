package org.diception.train.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.Point;
import org.diception.image.ImageFile;
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
                new TruePicture(ImageFile.read(target), prompt, points(stem)));
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
