package org.diception.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.diception.Compatibility;
import org.diception.Images;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.Progress;
import org.diception.WorkingSize;
import org.diception.golden.Deviation;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.io.Npy;
import org.diception.readout.OfficialPicture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From image file to result file as the authors' two scripts go, with their recorded random numbers. */
@NeedsGoldens
class OfficialScriptsTest {
    private static final String SINGLE = "cli/single.safetensors";
    private static final String BATCH = "cli/batch.safetensors";

    /** One step of a half-precision number in [0.5, 1]. */
    private static final double HALF_STEP = 0x1p-11;

    private static LoadedModel model;

    @BeforeAll
    static void load() {
        model = GoldenCase.model(Goldens.path("ckpt").resolve("DICEPTION_tiny_f32.pth"));
    }

    @AfterAll
    static void free() {
        model.close();
    }

    static List<JsonNode> singleCases() {
        return cases("cli/single_cases.json");
    }

    static List<JsonNode> batchCases() {
        return cases("cli/batch_cases.json");
    }

    private static List<JsonNode> cases(String file) {
        return StreamSupport.stream(Goldens.json(file).path("cases").spliterator(), false).toList();
    }

    @ParameterizedTest
    @MethodSource("singleCases")
    void theSingleImageScriptIsFollowed(JsonNode recorded) {
        String id = recorded.path("id").asText();
        ModelFrame frame = frame(Compatibility.OFFICIAL_SINGLE, PointOrder.X_Y, "cli/single_cases.json");
        RgbImage photo = photo(recorded.path("image").asText(), frame);
        float[][] points = StreamSupport.stream(recorded.path("points_yx").spliterator(), false)
                .limit(5) // the script drops the rest in silence, this library refuses them
                .map(yx -> frame.point(yx.path(1).asDouble(), yx.path(0).asDouble()))
                .toArray(float[][]::new);
        PointSlots slots = PointSlots.of(points);
        assertThat(slots.coordinates()).isEqualTo(Goldens.file(SINGLE).values(id + ".coor_point"));

        Row row = new Row(model.pipeline().encode(frame.photo(photo), only(SINGLE, "vae_noise")),
                only(SINGLE, "latents"), recorded.path("prompt").asText(), slots);
        Planes painted = paint(List.of(row), recorded).get(0);

        Goldens.file(SINGLE).check(id + ".model_image", painted.data());
        boolean depth = recorded.path("prompt").asText().contains("depth");
        assertAlmostSame(OfficialPicture.single(photo, painted, depth), recorded.path("result").asText());
    }

    @ParameterizedTest
    @MethodSource("batchCases")
    void theBatchScriptIsFollowed(JsonNode recorded) {
        String id = recorded.path("id").asText();
        ModelFrame frame = frame(Compatibility.OFFICIAL_BATCH, PointOrder.Y_X, "cli/batch_cases.json");
        List<Row> rows = new ArrayList<>();
        List<RgbImage> photos = new ArrayList<>();
        List<List<double[]>> clicks = new ArrayList<>();
        for (int i = 0; i < recorded.path("path").size(); i++) {
            RgbImage photo = photo(recorded.path("path").path(i).asText(), frame);
            photos.add(photo);
            clicks.add(clicks(id, i));
            float[][] points = clicks.get(i).stream().map(xy -> frame.point(xy[0], xy[1]))
                    .toArray(float[][]::new);
            assertThat(PointSlots.of(points).coordinates()).isEqualTo(slice(id + ".coor_point", i, 10));
            Planes noise = GoldenCase.planes(BATCH, id + ".vae_noise").get(i);
            rows.add(new Row(
                    model.pipeline().encode(frame.photo(photo), noise),
                    GoldenCase.planes(BATCH, id + ".latents").get(i),
                    recorded.path("prompt").path(i).asText(), PointSlots.of(points)));
        }
        checkSeen(id, photos, frame);
        List<Planes> painted = paint(rows, recorded);
        Goldens.file(BATCH).check(id + ".model_image", joined(painted));
        int last = painted.size() - 1;
        for (JsonNode result : recorded.path("results")) {
            String file = result.path("file").asText();
            int i = recorded.path("go_through_all_seg_labels").asBoolean() ? last : row(file, recorded);
            compare(file, photos, painted, clicks, recorded, i);
        }
    }

    /** Of the photo that a result was made from: its name stands in that of the result. */
    private static int row(String file, JsonNode recorded) {
        List<JsonNode> photos = StreamSupport.stream(recorded.path("path").spliterator(), false).toList();
        return IntStream.range(0, photos.size())
                .filter(i -> file.contains("__" + photos.get(i).asText().replaceAll("\\..*", "")))
                .findFirst().orElseThrow();
    }

    private static void compare(
            String file, List<RgbImage> photos, List<Planes> painted, List<List<double[]>> clicks,
            JsonNode recorded, int i) {
        boolean depth = recorded.path("prompt").path(0).asText().contains("depth");
        RgbImage photo = photos.get(i);
        if (file.endsWith(".npy")) {
            Planes numbers = depth ? painted.get(i).mean() : painted.get(i);
            float[] resized = Resample.bilinear(numbers, photo.width(), photo.height()).data();
            float[] official = Npy.read(Goldens.path("cli").resolve(file)).floats();
            assertThat(Deviation.between(resized, official).worst()).as(file).isLessThan(HALF_STEP);
        } else {
            assertAlmostSame(OfficialPicture.batch(photo, painted.get(i), depth, clicks.get(i)), file);
        }
    }

    private static void checkSeen(String id, List<RgbImage> photos, ModelFrame frame) {
        if (Goldens.file(BATCH).names().contains(id + ".input_images")) {
            float[] seen = joined(photos.stream().map(frame::photo).toList());
            float[] official = Goldens.file(BATCH).values(id + ".input_images");
            assertThat(Deviation.between(seen, official).worst()).isLessThan(positions(photos));
        }
    }

    /**
     * Torch knows where a sample lies in the photo to half a unit of float32's last place, and two neighbours
     * differ by 2 at most.
     */
    private static double positions(List<RgbImage> photos) {
        return photos.stream().mapToInt(photo -> Math.max(photo.width(), photo.height())).max().orElseThrow()
                * 2 * 0x1p-24;
    }

    /** The points of a row as users would say them, x then y: the collator stores row, then column. */
    private static List<double[]> clicks(String id, int row) {
        float[] yx = slice(id + ".coor_point", row, 10);
        float[] labels = slice(id + ".point_labels", row, 5);
        List<double[]> clicks = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == 1) {
                clicks.add(new double[] {yx[2 * i + 1], yx[2 * i]});
            }
        }
        return clicks;
    }

    private static float[] slice(String name, int row, int size) {
        return Arrays.copyOfRange(Goldens.file(BATCH).values(name), row * size, (row + 1) * size);
    }

    private static ModelFrame frame(Compatibility compatibility, PointOrder order, String cases) {
        int side = Goldens.json(cases).path("side").asInt();
        return new ModelFrame(new WorkingSize(side, side), compatibility, order, Precision.F32);
    }

    private static RgbImage photo(String name, ModelFrame frame) {
        return Images.read(Goldens.path("cli/data").resolve(name), frame.compatibility());
    }

    private static List<Planes> paint(List<Row> rows, JsonNode recorded) {
        int steps = recorded.path("steps").asInt();
        var schedule = new Schedule(steps, recorded.path("guidance").asDouble(), Progress.NONE, () -> false);
        return model.pipeline().denoise(rows, schedule).stream().map(model.pipeline()::decode).toList();
    }

    private static Planes only(String file, String name) {
        return GoldenCase.planes(file, name).get(0);
    }

    private static float[] joined(List<Planes> batch) {
        int size = batch.get(0).data().length;
        float[] all = new float[size * batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).data(), 0, all, i * size, size);
        }
        return all;
    }

    /**
     * Truncation to bytes lets single pixels fall to the next byte, or the next colour of the table; the
     * reference differs from its own float64 run in up to 10 of 25200 pixels.
     */
    private static void assertAlmostSame(RgbImage actual, String file) {
        RgbImage official = Images.read(Goldens.path("cli").resolve(file));
        assertThat(actual.width()).isEqualTo(official.width());
        assertThat(actual.height()).isEqualTo(official.height());
        int different = 0;
        int worst = 0;
        for (int i = 0; i < actual.rgb().length; i++) {
            int difference = Math.abs((actual.rgb()[i] & 0xff) - (official.rgb()[i] & 0xff));
            different += difference > 0 ? 1 : 0;
            worst = Math.max(worst, difference);
        }
        assertThat(different).as("%s: differing samples of %s", file, actual.rgb().length)
                .isLessThan(actual.rgb().length / 500);
        assertThat(worst).as("%s: largest difference", file).isLessThanOrEqualTo(4);
    }
}
