package org.diception;

/** How a painted answer becomes data. Implementations are pure functions and thread-safe. */
@FunctionalInterface
public interface ReadOut {
    /** Grey is disparity, near is bright: {@link DepthMap}. */
    ReadOut DEPTH = (painting, settings) -> DepthMap.of(painting);
    /** Colours are unit vectors: {@link NormalMap}. */
    ReadOut NORMALS = (painting, settings) -> NormalMap.of(painting);
    /** White on black: {@link Mask}. */
    ReadOut MASK = Mask::of;
    /** Every instance in a colour of its own: {@link Instances}. */
    ReadOut INSTANCES = Instances::of;
    /** Red joints and limbs in colours of their own: {@link Poses}. */
    ReadOut POSES = Poses::of;
    /** The painting is the answer. */
    ReadOut NONE = (painting, settings) -> painting;

    /** Reads the raw colours, at the size at which they were painted, into data at the size of the photo. */
    Prediction read(Painting painting, ReadOutSettings settings);
}
