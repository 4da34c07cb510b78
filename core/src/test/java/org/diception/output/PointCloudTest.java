package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diception.DepthMap;
import org.diception.NormalMap;
import org.diception.Painting;
import org.diception.Paintings;
import org.diception.Photo;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class PointCloudTest {
    private static final OutputSettings SETTINGS = OutputSettings.defaults()
            .withDepth(DepthConvention.DISPARITY, DepthRange.of(1, 2)).withFocal(Focal.pixels(4, 4));

    /** A file read by hand: header lines, then points of six floats and three bytes. */
    private record Ply(String header, ByteBuffer points) {
        static Ply of(byte[] file) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("end_header\n") + "end_header\n".length();
            return new Ply(text.substring(0, end),
                    ByteBuffer.wrap(file, end, file.length - end).slice().order(ByteOrder.LITTLE_ENDIAN));
        }

        int count() {
            return points.limit() / 27;
        }

        float[] floats(int point) {
            float[] values = new float[6];
            for (int i = 0; i < values.length; i++) {
                values[i] = points.getFloat(27 * point + 4 * i);
            }
            return values;
        }

        int colour(int point, int channel) {
            return points.get(27 * point + 24 + channel) & 0xff;
        }
    }

    private static Ply ply(DepthMap depth, OutputSettings settings) {
        return Ply.of(PointCloud.of(
                Answer.of(depth, Paintings.photo(depth.width(), depth.height())), settings, ".ply").bytes());
    }

    private static DepthMap flat(int width, int height, float disparity) {
        float[] values = new float[width * height];
        Arrays.fill(values, disparity);
        return Paintings.depth(width, values);
    }

    @Test
    void aWallBeforeTheCameraIsAPlaneThatFacesIt() {
        Ply ply = ply(flat(4, 2, 0), SETTINGS);
        assertThat(ply.header()).startsWith("ply\nformat binary_little_endian 1.0\n")
                .contains("element vertex 8\n");
        assertThat(ply.count()).isEqualTo(8);
        // 2 away, focal length 4 pixels: the first pixel is 1.5 columns left of the middle, half a row up
        assertThat(ply.floats(0)).containsExactly(new float[] {-0.75f, 0.25f, -2, 0, 0, 1}, within(1e-5f));
        assertThat(ply.floats(7)).containsExactly(new float[] {0.75f, -0.25f, -2, 0, 0, 1}, within(1e-5f));
        assertThat(ply.colour(7, 0)).isEqualTo(7);
        assertThat(ply.colour(7, 2)).isEqualTo(100);
    }

    @Test
    void aRampFacesUpByItsSlope() {
        float[] disparity = new float[64];
        for (int i = 0; i < disparity.length; i++) {
            disparity[i] = (i / 8 + 0.5f) / 8; // 1/distance is 0.75 - v/16, v rows above the middle
        }
        float[] middle = ply(Paintings.depth(8, disparity), SETTINGS.withEdge(9)).floats(8 * 6 + 3);
        // a plane b y + c z = 1 has 1/distance = b v/f + c, so its normal is (0, 4/16, 0.75) of length 1
        double length = Math.hypot(0.25, 0.75);
        assertThat(Arrays.copyOfRange(middle, 3, 6)).containsExactly(
                new float[] {0, (float) (0.25 / length), (float) (0.75 / length)}, within(1e-5f));
    }

    @Test
    void pointsAtAJumpAreLeftOut() {
        DepthMap step = Paintings.depth(4, 0, 0, 1, 1, 0, 0, 1, 1);
        assertThat(ply(step, SETTINGS).count()).isEqualTo(4);
        assertThat(ply(step, SETTINGS.withEdge(Double.POSITIVE_INFINITY)).count()).isEqualTo(8);
    }

    @Test
    void paintedNormalsAreTakenWhereTheyAreKnown() {
        DepthMap depth = flat(2, 1, 0.5f);
        NormalMap normals = new NormalMap(Paintings.black(Task.NORMAL.question(), 2, 1),
                new Planes(3, 1, 2, new float[] {0, 1, 1, 0, 0, 0}));
        Answer answer = Answer.of(depth, Paintings.photo(2, 1)).withNormals(normals);
        OutputFile file = PointCloud.of(answer, SETTINGS, ".ply");
        assertThat(file.meaning()).contains("normals painted");
        Ply ply = Ply.of(file.bytes());
        assertThat(Arrays.copyOfRange(ply.floats(0), 3, 6)).containsExactly(0, 1, 0);
        assertThat(Arrays.copyOfRange(ply.floats(1), 3, 6)).containsExactly(1, 0, 0);
    }

    @Test
    void aDistanceThatIsNotKnownHasNoPoint() {
        Planes distances = new Planes(1, 1, 3, new float[] {1, Float.NaN, 1});
        Camera camera = new Camera(3, 1, 1, 1, "as given");
        PointCloud cloud = PointCloud.of(distances, Paintings.photo(3, 1).picture(),
                Optional.empty(), camera, 0.1);
        assertThat(cloud.count()).isEqualTo(2);
    }

    @Test
    void theFocalLengthIsGivenOrOfThePhotoOrAssumedAndSaysWhich() {
        Photo plain = Paintings.photo(60, 40);
        Photo phone = new Photo(plain.picture(), OptionalDouble.of(28), Map.of());
        double diagonals = Math.hypot(60, 40) / Math.hypot(36, 24);
        assertThat(Focal.OF_PHOTO.camera(phone).fx()).isEqualTo(28 * diagonals, within(1e-9));
        assertThat(Focal.OF_PHOTO.camera(phone).source()).startsWith("from EXIF");
        assertThat(Focal.OF_PHOTO.camera(plain).fx()).isEqualTo(26 * diagonals, within(1e-9));
        assertThat(Focal.OF_PHOTO.camera(plain).source()).startsWith("assumed");
        assertThat(Focal.fieldOfView(90).camera(plain).fy()).isEqualTo(30, within(1e-9));
        assertThatThrownBy(() -> Focal.pixels(0, 3)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Focal.fieldOfView(180)).isInstanceOf(UsageException.class);
    }

    @Test
    void theCloudHasOnePointForEachPixelAtWhichTheNetworkWorks() {
        DepthMap small = flat(3, 2, 0.5f);
        Planes large = new Planes(1, 20, 30, new float[600]);
        DepthMap depth = new DepthMap(new Painting(small.painting().colours(), 30, 20,
                small.provenance()), large);
        assertThat(ply(depth, SETTINGS).count()).isEqualTo(6);
    }
}
