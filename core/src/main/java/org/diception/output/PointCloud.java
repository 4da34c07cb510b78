package org.diception.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.diception.DepthMap;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.readout.Disparity;

/**
 * A depth map as points in space: PLY, binary little-endian, with normals and the photo's colours. The
 * camera stands at the origin and looks along -z, x is right, y is up, so viewers show it upright, and
 * painted normals need no change. There is one point for each pixel at which the network works; between them
 * there is nothing but interpolation.
 *
 * @param distances (1, h, w), along the viewing direction; not-a-number where none is known
 * @param colours (3, h, w) of the photo
 * @param normals (3, h, w), unit vectors; those of the surface through the points where nothing was painted
 * @param camera of the whole photo
 * @param edge see {@link OutputSettings}
 */
record PointCloud(Planes distances, RgbImage colours, Planes normals, Camera camera, double edge) {
    private static final int BYTES = 6 * Float.BYTES + 3;

    /** @param painted unit vectors at the photo's size, if there are any */
    static PointCloud of(Planes distances, RgbImage photo, Optional<Planes> painted, Camera camera,
            double edge) {
        int width = distances.width();
        int height = distances.height();
        RgbImage colours = Resample.resize(photo, width, height, Filter.BILINEAR);
        return new PointCloud(distances, colours, painted.map(vectors -> sampled(vectors, width, height))
                .orElseGet(() -> new SurfaceNormals(distances, camera).vectors()), camera, edge);
    }

    static OutputFile of(Answer answer, OutputSettings settings, String end) {
        Planes painted = answer.prediction().painting().colours();
        Camera camera = settings.focal().camera(answer.photo());
        Planes disparity = ((DepthMap) answer.prediction()).disparity();
        boolean small = painted.data().length / 3 < disparity.data().length;
        Planes distances = settings.range().distances(small ? Disparity.grey(painted) : disparity);
        boolean own = answer.normals().isPresent();
        return new OutputFile(end, "points: camera at the origin, x right, y up, z to the viewer; "
                + settings.range().convention() + "; " + camera.convention() + "; normals "
                + (own ? "painted" : "of the surface through the points") + "; points at jumps of more than "
                + settings.edge() + " of their distance left out",
                out -> of(distances, answer.photo().picture(),
                        answer.normals().map(map -> map.vectors()), camera, settings.edge()).writeTo(out));
    }

    /** How many points are kept. */
    int count() {
        int count = 0;
        for (int i = 0; i < distances.data().length; i++) {
            count += kept(i) ? 1 : 0;
        }
        return count;
    }

    /** The whole file. */
    void writeTo(OutputStream out) throws IOException {
        String header = "ply\nformat binary_little_endian 1.0\n"
                + "comment camera at the origin, x right, y up, z to the viewer\n"
                + "element vertex " + count() + "\n"
                + "property float x\nproperty float y\nproperty float z\n"
                + "property float nx\nproperty float ny\nproperty float nz\n"
                + "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n";
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        int area = distances.data().length;
        ByteBuffer point = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < area; i++) {
            if (kept(i)) {
                double[] place = camera.place(distances, i % distances.width(), i / distances.width());
                point.clear();
                for (double coordinate : place) {
                    point.putFloat((float) coordinate);
                }
                for (int k = 0; k < 3; k++) {
                    point.putFloat(normals.data()[k * area + i]);
                }
                point.put(colours.rgb(), 3 * i, 3);
                out.write(point.array());
            }
        }
    }

    /** Whether a point lies on a surface, rather than between two. */
    private boolean kept(int pixel) {
        int width = distances.width();
        float here = distances.data()[pixel];
        if (!Float.isFinite(here)) {
            return false;
        }
        for (int d = 0; d < Outline.DX.length; d++) {
            int x = pixel % width + Outline.DX[d];
            int y = pixel / width + Outline.DY[d];
            if (x >= 0 && y >= 0 && x < width && y < distances.height()) {
                float there = distances.data()[y * width + x];
                if (Math.abs(there - here) > edge * Math.min(there, here)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Planes sampled(Planes vectors, int width, int height) {
        float[] sampled = new float[3 * width * height];
        for (int i = 0; i < sampled.length; i++) {
            int pixel = i % (width * height);
            int x = (int) ((pixel % width + 0.5) * vectors.width() / width);
            int y = (int) ((pixel / width + 0.5) * vectors.height() / height);
            int plane = i / (width * height);
            sampled[i] = vectors.data()[(plane * vectors.height() + y) * vectors.width() + x];
        }
        return new Planes(3, height, width, sampled);
    }
}
