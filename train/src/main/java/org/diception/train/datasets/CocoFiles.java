package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.InputException;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.train.coco.CocoImage;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoReader;
import org.diception.train.coco.CocoTruth;
import org.diception.train.coco.CocoTruths;

/**
 * What the sets in COCO's layout share: a folder of photos and a file with {@code images}, {@code
 * annotations} and {@code categories}. An annotation that cannot be used is left out and named. Immutable and
 * thread-safe.
 */
abstract class CocoFiles<S> implements DataSet {
    private final Path photos;
    private final CocoTruths<S> truths;
    private final Map<Long, List<CocoTruth<S>>> byImage = new HashMap<>();
    private final Map<String, String> problems;

    CocoFiles(Path photos, Path annotations, CocoKind<S> kind) {
        this.photos = photos;
        Map<String, String> found = new LinkedHashMap<>();
        this.truths = CocoReader.truths(annotations, kind,
                (entry, cause) -> found.put(annotations.getFileName() + ", " + entry, cause));
        this.problems = Collections.unmodifiableMap(found);
        if (truths.images().isEmpty()) {
            throw new InputException(annotations + ": has no images");
        }
        truths.objects().forEach(truth ->
                byImage.computeIfAbsent(truth.image(), image -> new ArrayList<>()).add(truth));
    }

    /** What is true about a photo of a given size, from its annotations; there may be none. */
    abstract Truth truth(RgbImage photo, List<CocoTruth<S>> annotations);

    CocoTruths<S> truths() {
        return truths;
    }

    @Override
    public String name() {
        return "COCO";
    }

    @Override
    public int size() {
        return truths.images().size();
    }

    @Override
    public String name(int index) {
        return truths.images().get(index).file();
    }

    @Override
    public Map<String, String> problems() {
        return problems;
    }

    @Override
    public Sample sample(int index) {
        CocoImage image = truths.images().get(index);
        Path file = photos.resolve(image.file());
        if (image.file().isBlank() || !file.normalize().startsWith(photos.normalize())) {
            throw new InputException("image " + image.id() + ": its file name '" + image.file()
                    + "' names no file in " + photos);
        }
        RgbImage photo = ImageFile.read(file);
        return new Sample(name(index), photo, truth(photo, byImage.getOrDefault(image.id(), List.of())));
    }
}
