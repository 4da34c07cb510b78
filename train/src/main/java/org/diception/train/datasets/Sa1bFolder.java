package org.diception.train.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.io.Json;

/**
 * A folder of SA-1B as Meta publishes it: {@code sa_1.jpg} and beside it {@code sa_1.json} with {@code
 * "annotations": [{"segmentation": {"size": [height, width], "counts": "…"}, …}]}, about a hundred masks
 * each, compressed run lengths, without classes. Immutable and thread-safe.
 */
public final class Sa1bFolder extends PhotoFolder {
    public Sa1bFolder(Path folder) {
        super(folder, folder);
    }

    @Override
    public Sample sample(int index) {
        Path photo = photo(index);
        RgbImage image = ImageFile.read(photo);
        Path file = photo.resolveSibling(PictureFiles.stem(photo) + ".json");
        return new Sample(name(index), image, read(file, image.width(), image.height()));
    }

    /**
     * The masks of an annotation file.
     *
     * @throws InputException naming file and annotation, if one is no mask of that size or has no pixel
     */
    static TrueInstances read(Path file, int width, int height) {
        JsonNode annotations = Json.read(file, InputException::new).path("annotations");
        if (!annotations.isArray() || annotations.isEmpty()) {
            throw new InputException(file + ": no 'annotations'; a file like SA-1B's is wanted");
        }
        List<TrueInstances.Instance> instances = new ArrayList<>();
        for (JsonNode annotation : annotations) {
            try {
                instances.add(TrueInstances.Instance.of(
                        SegmentationJson.read(annotation.path("segmentation"), width, height), ""));
            } catch (InputException e) {
                throw new InputException(file + ": annotation " + (instances.size() + 1) + ": "
                        + e.getMessage(), e);
            }
        }
        try {
            return new TrueInstances(width, height, instances);
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
