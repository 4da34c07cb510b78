package org.diception.train.datasets;

import java.util.Map;

/**
 * Photos with their truth, in a fixed order. Implementations are immutable and thread-safe: any number of
 * threads may ask for samples.
 */
public interface DataSet {
    /** What people call it, such as {@code NYUv2}. */
    String name();

    /** How many samples there are, broken ones included. */
    int size();

    /** What a sample is called in reports and messages, unique in the set; read from no file. */
    String name(int index);

    /** Where chance about a sample starts from: the same whatever else is in the set. */
    default long seed(int index) {
        return name(index).hashCode(); // of a text, which Java's specification fixes
    }

    /** What the set fixes about how it is scored, such as its crop, for reports; in their order. */
    default Map<String, String> protocol() {
        return Map.of();
    }

    /** What in the set's files cannot be used and was left out, by name with its cause. */
    default Map<String, String> problems() {
        return Map.of();
    }

    /**
     * Reads a sample.
     *
     * @param index from 0 up to, not including, {@link #size}
     * @throws org.diception.InputException naming the file, if one is missing, broken, of another size than
     *     the photo, or without anything to learn or to score
     */
    Sample sample(int index);
}
