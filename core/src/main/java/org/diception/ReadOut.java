package org.diception;

/** How a painted answer becomes data. Implementations are pure functions and thread-safe. */
@FunctionalInterface
public interface ReadOut {
    /** The painting is the answer. */
    ReadOut NONE = (painting, settings) -> painting;

    /** Reads the raw colours, at the size at which they were painted, into data at the size of the photo. */
    Prediction read(Painting painting, ReadOutSettings settings);
}
