package org.diception.output;

import java.util.Locale;
import org.diception.image.Planes;

/**
 * A pinhole camera with its principal point in the middle of the photo.
 *
 * @param width columns of the upright photo
 * @param height rows of the upright photo
 * @param fx focal length in columns
 * @param fy focal length in rows
 * @param source where the focal length comes from
 */
record Camera(int width, int height, double fx, double fy, String source) {
    /** Where a pixel of a depth map that shows the whole photo is: x right, y up, z to the viewer. */
    double[] place(Planes distances, int x, int y) {
        double distance = distances.data()[y * distances.width() + x];
        double right = ((x + 0.5) / distances.width() - 0.5) * width / fx;
        double up = (0.5 - (y + 0.5) / distances.height()) * height / fy;
        return new double[] {right * distance, up * distance, -distance};
    }

    String convention() {
        return String.format(Locale.ROOT,
                "focal length %.1f, %.1f pixels (%s), principal point in the middle", fx, fy, source);
    }
}
