package org.diception.train.augment;

import java.util.List;
import java.util.Random;
import org.diception.train.datasets.Sample;

/**
 * Changes a sample so that its truth stays true. Implementations are immutable and thread-safe; chance comes
 * from the generator alone.
 */
@FunctionalInterface
public interface Augmentation {
    Sample apply(Sample sample, Random random);

    /** This one, with a probability; else the sample as it is. */
    default Augmentation sometimes(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability + ", wanted 0 to 1");
        }
        return (sample, random) -> random.nextDouble() < probability ? apply(sample, random) : sample;
    }

    /** One after the other. */
    static Augmentation all(List<Augmentation> parts) {
        List<Augmentation> copy = List.copyOf(parts);
        return (sample, random) -> {
            Sample changed = sample;
            for (Augmentation part : copy) {
                changed = part.apply(changed, random);
            }
            return changed;
        };
    }
}
