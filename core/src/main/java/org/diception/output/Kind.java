package org.diception.output;

import java.util.Locale;
import org.diception.DepthMap;
import org.diception.Instances;
import org.diception.Mask;
import org.diception.NormalMap;
import org.diception.Poses;
import org.diception.Prediction;
import org.diception.ReadOut;

/** What an answer consists of, which decides how it can be written. */
public enum Kind {
    /** {@link DepthMap}. */
    DEPTH,
    /** {@link NormalMap}. */
    NORMALS,
    /** {@link Mask}. */
    MASK,
    /** {@link Instances}. */
    INSTANCES,
    /** {@link Poses}. */
    POSES,
    /** The painted picture alone. */
    PAINTING;

    /** What an answer consists of. */
    public static Kind of(Prediction prediction) {
        if (prediction instanceof DepthMap) {
            return DEPTH;
        } else if (prediction instanceof NormalMap) {
            return NORMALS;
        } else if (prediction instanceof Mask) {
            return MASK;
        } else if (prediction instanceof Instances) {
            return INSTANCES;
        }
        return prediction instanceof Poses ? POSES : PAINTING;
    }

    /** What a read-out of this library will give; of others it is not known before. */
    public static Kind of(ReadOut readOut) {
        if (readOut == ReadOut.DEPTH) {
            return DEPTH;
        } else if (readOut == ReadOut.NORMALS) {
            return NORMALS;
        } else if (readOut == ReadOut.MASK) {
            return MASK;
        } else if (readOut == ReadOut.INSTANCES) {
            return INSTANCES;
        }
        return readOut == ReadOut.POSES ? POSES : PAINTING;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
