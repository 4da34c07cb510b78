package org.diception.train.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.diception.InputException;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.image.StoredSamples;
import org.diception.readout.CocoRle;

/**
 * One of the 23 sets that SAM was tested on (its appendix D.1), or any other set of masks. Their authors
 * publish them in as many layouts, so a set is brought into this one:
 * <pre>
 * images/NAME.jpg          photos
 * masks/NAME.png           a label map: one number for each instance, 0 for none; 8 or 16 bits or a palette
 * masks/NAME.json          or masks that overlap, in a file like SA-1B's
 * masks/NAME/*.png         or one picture for each mask, not 0 inside
 * </pre>
 * Immutable and thread-safe.
 */
public final class MaskFolder extends PhotoFolder {
    public MaskFolder(Path folder) {
        super(folder, folder.resolve("images"));
    }

    @Override
    public Sample sample(int index) {
        Path photo = photo(index);
        RgbImage image = ImageFile.read(photo);
        Path masks = folder().resolve("masks");
        String stem = PictureFiles.stem(photo);
        Path json = masks.resolve(stem + ".json");
        Path labels = masks.resolve(stem + ".png");
        if (Files.exists(json)) {
            return new Sample(name(index), image, Sa1bFolder.read(json, image.width(), image.height()));
        }
        TrueInstances truth = Files.exists(labels) ? labelled(labels) : single(masks.resolve(stem), image);
        if (truth.instances().isEmpty()) {
            throw new InputException(photo + ": its masks have no pixel");
        }
        return new Sample(name(index), image, truth);
    }

    /** An instance for each number but 0, in their order. */
    private static TrueInstances labelled(Path file) {
        StoredSamples labels = StoredSamples.read(file);
        TreeMap<Integer, boolean[]> masks = new TreeMap<>();
        for (int i = 0; i < labels.values().length; i++) {
            if (labels.values()[i] != 0) {
                masks.computeIfAbsent(labels.values()[i], label -> new boolean[labels.values().length])[i] =
                        true;
            }
        }
        return new TrueInstances(labels.width(), labels.height(), masks.values().stream()
                .map(mask -> TrueInstances.Instance.of(CocoRle.encode(mask, labels.width()), "")).toList());
    }

    /** An instance for each picture that has a pixel. */
    private static TrueInstances single(Path masks, RgbImage image) {
        List<TrueInstances.Instance> instances = new ArrayList<>();
        for (Path file : PictureFiles.in(masks)) {
            StoredSamples samples = StoredSamples.read(file);
            boolean[] mask = new boolean[samples.values().length];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = samples.values()[i] != 0;
            }
            CocoRle rle = CocoRle.encode(mask, samples.width());
            if (rle.area() > 0) {
                instances.add(TrueInstances.Instance.of(rle, ""));
            }
        }
        return new TrueInstances(image.width(), image.height(), instances);
    }
}
