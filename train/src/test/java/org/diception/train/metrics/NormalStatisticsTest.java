package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class NormalStatisticsTest {
    private static final JsonNode REFERENCE = Goldens.json("metrics/normals.json");
    private static final Goldens TENSORS = Goldens.file("metrics/normals.safetensors");

    /** Near 1 the arc cosine makes .03 degrees of one rounding in float32, the reference's format. */
    private static final double ONE_ANGLE = .03;
    /** What that comes to in the mean over a photo. */
    private static final double STATISTIC = 5e-5;
    /** The reference's numbers in float64. */
    private static final double EXACT = 1e-5;
    private static final double NO_ROUNDING = 1e-12;
    /** Four decimals, which the reference keeps in float32. */
    private static final double FOUR_DECIMALS = 4e-6;

    @Test
    void anglesAndStatisticsOfAPhotoAreTheReference() {
        for (JsonNode image : REFERENCE.path("images")) {
            float[] degrees = degrees(image, NormalAngle.COSINE_SIMILARITY);
            float[] expected = TENSORS.values(image.path("index").asText() + ".angular_error_deg");
            assertThat(degrees).hasSameSizeAs(expected).hasSize(image.path("valid_pixels").intValue());
            for (int i = 0; i < degrees.length; i++) {
                assertThat((double) degrees[i]).isEqualTo(expected[i], within(ONE_ANGLE));
            }
            NormalStatistics statistics = NormalStatistics.of(degrees);
            assertThat(statistics.mean()).isEqualTo(image.path("mean_f64").doubleValue(), within(EXACT));
            assertThat(statistics.median()).isEqualTo(image.path("median_f64").doubleValue(), within(EXACT));
            check(statistics, image.path("unrounded"), STATISTIC, "mean", "median", "rmse", "pct_lt_5",
                    "pct_lt_7.5", "pct_lt_11.25", "pct_lt_22.5", "pct_lt_30");
        }
    }

    @Test
    void marigoldAveragesTheRoundedStatisticsOfPhotos() {
        String[] names = {"mean_angular_error", "median_angular_error", "rmse_angular_error", "sub5_error",
            "sub7_5_error", "sub11_25_error", "sub22_5_error", "sub30_error"};
        List<NormalStatistics> photos = new ArrayList<>();
        for (JsonNode image : REFERENCE.path("images")) {
            // from the reference's own angles: rounding leaves no tolerance for its float32
            float[] degrees = TENSORS.values(image.path("index").asText() + ".angular_error_deg");
            photos.add(NormalStatistics.of(degrees).rounded());
            check(photos.get(photos.size() - 1), image.path("marigold_rounded"), FOUR_DECIMALS, names);
        }
        check(NormalStatistics.mean(photos), REFERENCE.path("average"), FOUR_DECIMALS, names);
    }

    @Test
    void anglesArePooledOverPhotos() {
        NormalScore score = new NormalScore(NormalAngle.STABLE_NORMAL);
        // planar predictions against interleaved truths: 0° and 90°, then 45° and a pixel of sky
        score.add(new float[] {0, 1, 0, 0, 5, 0}, new float[] {0, 0, 1, 0, 0, 1});
        score.add(new float[] {1, 9, 0, 9, 1, 9}, new float[] {0, 0, 1, 0, 0, 0});
        NormalStatistics statistics = score.statistics();
        assertThat(statistics.mean()).isEqualTo(45, within(1e-4));
        assertThat(statistics.median()).isEqualTo(45, within(1e-4));
        assertThat(statistics.rmse()).isEqualTo(Math.sqrt((90 * 90 + 45 * 45) / 3.0), within(1e-4));
        assertThat(statistics.below11()).isEqualTo(1 / 3.0, within(NO_ROUNDING));
    }

    @Test
    void stableNormalCountsOtherPixelsAndDoesNotNormaliseTheTruth() {
        float[] prediction = {0, 0, 0, 0, 1, 1};
        float[] truth = {0, 0, .4f, 0, 0, .8f};
        assertThat(NormalAngle.COSINE_SIMILARITY.degrees(prediction, truth)).containsExactly(0, 0);
        assertThat(NormalAngle.STABLE_NORMAL.degrees(prediction, truth))
                .containsExactly((float) Math.toDegrees(Math.acos(.8f)));
        assertThat(NormalAngle.STABLE_NORMAL.degrees(new float[3], new float[] {Float.NaN, 0, 0})).isEmpty();
        assertThat(NormalAngle.STABLE_NORMAL.degrees(new float[3], new float[] {1, 0, 0}))
                .containsExactly(90);
    }

    @Test
    void theMedianIsThatOfTheSortedNumbers() {
        Random random = new Random(1);
        for (int n = 1; n < 60; n++) {
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                values[i] = random.nextBoolean() ? random.nextInt(5) : 180 * random.nextFloat();
            }
            int cut = random.nextInt(n + 1);
            double median = Median.of(
                    List.of(Arrays.copyOf(values, cut), Arrays.copyOfRange(values, cut, n)));
            Arrays.sort(values);
            assertThat(median).isEqualTo(((double) values[(n - 1) / 2] + values[n / 2]) / 2);
        }
        assertThat(Median.of(List.of())).isNaN();
    }

    private static float[] degrees(JsonNode image, NormalAngle angle) {
        String index = image.path("index").asText();
        float[] planar = TENSORS.values(index + ".gt");
        float[] truth = new float[planar.length];
        for (int i = 0; i < planar.length; i++) {
            truth[i % (planar.length / 3) * 3 + i / (planar.length / 3)] = planar[i];
        }
        return angle.degrees(TENSORS.values(index + ".pred"), truth);
    }

    private static void check(NormalStatistics actual, JsonNode expected, double tolerance, String... names) {
        double[] values = {actual.mean(), actual.median(), actual.rmse(), 100 * actual.below5(),
            100 * actual.below7(), 100 * actual.below11(), 100 * actual.below22(), 100 * actual.below30()};
        for (int i = 0; i < names.length; i++) {
            assertThat(values[i]).as(names[i])
                    .isEqualTo(expected.path(names[i]).doubleValue(), within(tolerance));
        }
    }
}
