package org.diception.readout;

import org.diception.image.Planes;

/** Clipping to [0, 1]: the network paints beyond it, and so do resampling kernels by rounding. */
final class Clip {
    private Clip() {}

    static Planes toUnit(Planes planes) {
        float[] data = new float[planes.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.max(0, Math.min(1, planes.data()[i]));
        }
        return new Planes(planes.channels(), planes.height(), planes.width(), data);
    }
}
