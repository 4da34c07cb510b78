package org.diception.train.datasets;

import java.util.List;
import java.util.Optional;
import org.diception.InputException;
import org.diception.image.RgbImage;

/**
 * A photo and what is true about it: depth, normals, instances, people, or a picture that answers a prompt,
 * whichever its set has. Immutable and thread-safe as long as nobody writes into the arrays.
 *
 * @param name unique in its set
 * @param photo upright
 * @param truths at most one of each kind, all of the photo's size
 */
public record Sample(String name, RgbImage photo, List<Truth> truths) {
    public Sample {
        truths = List.copyOf(truths);
        for (Truth truth : truths) {
            if (truth.width() != photo.width() || truth.height() != photo.height()) {
                throw new InputException("%s: the photo has %dx%d pixels, its %s %dx%d; they belong together"
                        .formatted(name, photo.width(), photo.height(), kind(truth), truth.width(),
                                truth.height()));
            }
        }
        if (truths.stream().map(Truth::getClass).distinct().count() != truths.size()) {
            throw new IllegalArgumentException(name + ": two truths of a kind");
        }
    }

    public Sample(String name, RgbImage photo, Truth... truths) {
        this(name, photo, List.of(truths));
    }

    /** The truth of a kind, if it is known. */
    public <T extends Truth> Optional<T> truth(Class<T> kind) {
        return truths.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /**
     * The truth of a kind, which must be known.
     *
     * @throws InputException if it is not
     */
    public <T extends Truth> T need(Class<T> kind) {
        return truth(kind).orElseThrow(() -> new InputException(
                name + ": no " + kind.getSimpleName() + " is known of this sample; is it the right set?"));
    }

    /** The same under a map that only moves or drops pixels. */
    public Sample through(PixelMap map) {
        return through(map, map.of(photo));
    }

    /** The truth under a map, with the photo that someone else has made in the same way. */
    public Sample through(PixelMap map, RgbImage moved) {
        return new Sample(name, moved, truths.stream().map(truth -> truth.through(map)).toList());
    }

    /** The same truth about another look of the same photo. */
    public Sample with(RgbImage other) {
        return new Sample(name, other, truths);
    }

    private static String kind(Truth truth) {
        return truth.getClass().getSimpleName().replace("True", "").toLowerCase(java.util.Locale.ROOT);
    }
}
