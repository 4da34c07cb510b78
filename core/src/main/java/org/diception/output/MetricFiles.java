package org.diception.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.diception.MetricDepth;
import org.diception.Photo;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.image.Resample;
import org.diception.io.Npy;

/**
 * Metric depth as files: metres as float32 {@code .npy}, as 16-bit PNG, as a point cloud in metres, and a
 * note. Immutable and thread-safe.
 */
public record MetricFiles(MetricDepth depth) {
    private static final int MAX_16 = 65535;
    /**
     * Units for each metre of a PNG, the finest that reaches the farthest pixel: millimetres, or KITTI's
     * 1/256.
     */
    private static final int[] PER_METRE = {1000, 256, 100, 10, 1};

    /** Metres, (H, W), float32; not-a-number where no distance is known. */
    public OutputFile npy(String end) {
        Planes metres = depth.metres();
        return new OutputFile(end, "metres along the viewing direction, NaN where none is known; float32 ("
                + metres.height() + ", " + metres.width() + ")",
                out -> Npy.writeTo(out, metres.data(), metres.height(), metres.width()));
    }

    /** Metres times a whole number that stands in its note; 0 where no distance is known. */
    public OutputFile png16(String end) {
        Planes metres = depth.metres();
        int perMetre = perMetre();
        short[] samples = new short[metres.data().length];
        for (int i = 0; i < samples.length; i++) {
            float value = metres.data()[i];
            samples[i] = (short) (Float.isNaN(value) ? 0 : Math.min(MAX_16, Math.round(value * perMetre)));
        }
        return OutputFile.png(end, "metres along the viewing direction are v / " + perMetre
                + ", 0 where none is known, 65535 for " + MAX_16 / (double) perMetre + " and beyond",
                PngWriter.grey16(metres.width(), metres.height(), samples));
    }

    /**
     * Points in metres, as {@link Format#PLY} has them.
     *
     * @param photo whose colours they get
     * @param columns of points across the photo, as many as the network worked at
     * @param rows of points
     */
    public OutputFile ply(String end, Photo photo, int columns, int rows, OutputSettings settings) {
        Planes metres = depth.metres();
        int width = Math.min(columns, metres.width());
        int height = Math.min(rows, metres.height());
        Camera camera = settings.focal().camera(photo);
        return new OutputFile(end, "points in metres: camera at the origin, x right, y up, z to the viewer; "
                + camera.convention() + "; normals of the surface through the points; points at jumps of more"
                + " than " + settings.edge() + " of their distance left out", out -> {
            Planes grid = Resample.resize(inverse(metres), width, height, Filter.BILINEAR);
            PointCloud.of(inverse(grid), photo.picture(), Optional.empty(), camera, settings.edge())
                    .writeTo(out);
        });
    }

    /** Scale, shift, and how far off the known distances are. */
    public ObjectNode json() {
        MetricDepth.Fit fit = depth.fit();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("formula", "1 / metres = scale * disparity + shift");
        json.put("scale", depth.scale()).put("shift", depth.shift());
        json.put("known", fit.known()).put("used", fit.used());
        json.put("rmse_metres", fit.rmse()).put("abs_rel", fit.absRel()).put("delta1", fit.delta1());
        json.put("largest_error_metres", fit.largest());
        json.put("pixels_without_distance", unknown());
        return json;
    }

    /** The same in one line. */
    public String summary() {
        MetricDepth.Fit fit = depth.fit();
        return String.format(Locale.ROOT,
                "1/metres = %.4g * disparity %+.4g by %d of %d known distances, which are off by %.3g m"
                        + " (RMSE) or %.1f %% (AbsRel)",
                depth.scale(), depth.shift(), fit.used(), fit.known(), fit.rmse(), 100 * fit.absRel());
    }

    private int unknown() {
        int unknown = 0;
        for (float value : depth.metres().data()) {
            unknown += Float.isNaN(value) ? 1 : 0;
        }
        return unknown;
    }

    private int perMetre() {
        float farthest = 0;
        for (float value : depth.metres().data()) {
            farthest = Math.max(farthest, Float.isNaN(value) ? 0 : value);
        }
        for (int perMetre : PER_METRE) {
            if (farthest * perMetre <= MAX_16) {
                return perMetre;
            }
        }
        return 1;
    }

    /**
     * 1 / x and back; unknown distances are infinitely far, so that their neighbours' mean stays a number.
     */
    private static Planes inverse(Planes plane) {
        float[] inverse = new float[plane.data().length];
        for (int i = 0; i < inverse.length; i++) {
            float value = plane.data()[i];
            inverse[i] = Float.isNaN(value) ? 0 : value > 0 ? 1 / value : Float.NaN;
        }
        return new Planes(1, plane.height(), plane.width(), inverse);
    }
}
