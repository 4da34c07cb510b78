package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of Marigold's own functions in float64. */
@NeedsGoldens
class DepthErrorsTest {
    private static final JsonNode REFERENCE = Goldens.json("metrics/depth.json");
    private static final Goldens TENSORS = Goldens.file("metrics/depth.safetensors");
    private static final double NEAREST = REFERENCE.path("min_depth").doubleValue();
    private static final double FARTHEST = REFERENCE.path("max_depth").doubleValue();

    /** Both sides compute in float64, the least squares in different ways. */
    private static final double TOLERANCE = 1e-11;
    /** Shares of pixels are float32 in the reference, whatever the rest is. */
    private static final double SHARE = 6e-8;

    @ParameterizedTest
    @CsvSource({"DEPTH, least_square, pred_depth", "DISPARITY, least_square_disparity, pred_disparity"})
    void everyNumberIsTheReference(DepthAlignment alignment, String name, String prediction) {
        DepthProtocol protocol = DepthProtocol.of(alignment, NEAREST, FARTHEST);
        List<DepthScore> photos = new ArrayList<>();
        for (JsonNode image : REFERENCE.path("images")) {
            String index = image.path("index").asText();
            float[] truth = TENSORS.values(index + ".gt");
            int width = (int) TENSORS.shape(index + ".gt")[1];
            boolean[] counted = protocol.inRange(truth);
            assertThat(counted).isEqualTo(valid(index));
            photos.add(DepthScore.of(
                    protocol.align(TENSORS.values(index + "." + prediction), truth, counted, width)));
            check(photos.get(photos.size() - 1), image.path(name + "_f64").path("metrics"));
        }
        check(DepthScore.mean(photos), REFERENCE.path("average").path(name + "_f64"));
    }

    @Test
    void metresAreScoredAsTheyAre() {
        for (JsonNode image : REFERENCE.path("images")) {
            String index = image.path("index").asText();
            float[] truth = TENSORS.values(index + ".gt");
            float[] prediction = TENSORS.values(index + ".pred_depth");
            boolean[] counted = valid(index);
            double[] depth = new double[truth.length];
            double[] disparity = new double[truth.length];
            int n = 0;
            for (int i = 0; i < truth.length; i++) {
                if (counted[i]) {
                    depth[n] = Math.max(NEAREST, Math.min(FARTHEST, prediction[i] * 5f + .5f));
                    disparity[n++] = 1.0 / truth[i];
                }
            }
            check(DepthScore.of(new DepthPixels(Arrays.copyOf(depth, n), Arrays.copyOf(disparity, n))),
                    image.path("none_scaled_f64").path("metrics"));
        }
        float[] truth = {1, 2, 4};
        DepthProtocol protocol = DepthProtocol.of(DepthAlignment.NONE, .1, 3);
        boolean[] counted = {true, true, false};
        DepthPixels pixels = protocol.align(new float[] {9, 1, 1}, truth, counted, 3);
        assertThat(pixels.depth()).containsExactly(3, 1);
        assertThat(pixels.disparity()).containsExactly(1, .5);
    }

    @Test
    void aLargePictureIsFittedOnItsNearestNeighbourReduction() {
        // kept by the reduction of 4 x 6 to 2 x 3: every second pixel; the others would spoil the fit
        float[] truth = new float[24];
        float[] prediction = new float[24];
        for (int i = 0; i < 24; i++) {
            boolean kept = i % 6 % 2 == 0 && i / 6 % 2 == 0;
            truth[i] = kept ? 1 + i : 2;
            prediction[i] = kept ? 10 * (1 + i) - 3 : 500;
        }
        boolean[] all = new boolean[24];
        Arrays.fill(all, true);
        DepthPixels pixels = new DepthProtocol(DepthAlignment.DEPTH, .1, 100, 3)
                .align(prediction, truth, all, 6);
        assertThat(pixels.depth()[0]).isEqualTo(1, within(1e-9));
        assertThat(pixels.depth()[16]).isEqualTo(17, within(1e-9));
        assertThat(pixels.depth()[1]).isEqualTo(50.3, within(1e-6));
    }

    @Test
    void pixelsThatCannotBeScoredAreRefusedByPlace() {
        DepthProtocol protocol = DepthProtocol.of(DepthAlignment.DISPARITY, .1, 10);
        float[] good = {1, 2, 3, 4};
        boolean[] all = {true, true, true, true};
        refuses(protocol, good, new float[] {1, 2, Float.NaN, 4}, all, "(0, 1)");
        refuses(protocol, new float[] {1, Float.POSITIVE_INFINITY, 1, 1}, good, all, "(1, 0)");
        refuses(protocol, good, good, new boolean[4], "none of 4 pixels");
        refuses(protocol, new float[] {-1, -1, 0, -2}, good, all, "above 0");
        refuses(protocol, new float[3], good, all, "3 pixels against a truth of 4");
        assertThat(protocol.inRange(new float[] {Float.NaN, .1f, 10, .2f, 0, Float.POSITIVE_INFINITY}))
                .containsExactly(false, true, false, true, false, false);
    }

    private static void refuses(
            DepthProtocol protocol, float[] prediction, float[] truth, boolean[] counted, String cause) {
        assertThatThrownBy(() -> protocol.align(prediction, truth, counted, 2))
                .isInstanceOf(InputException.class).hasMessageContaining(cause);
    }

    @Test
    void depthIsPerfectWhateverTheScaleAndOffsetOfTheDisparity() {
        float[] truth = {1, .5f, .25f, .2f, 0};
        float[] prediction = {13, 8, 5.5f, 5, 99};
        DepthPixels pixels = scenes().alignDisparity(prediction, truth);
        assertThat(DepthErrors.absRel(pixels)).isEqualTo(0, within(1e-5));
        assertThat(DepthErrors.delta(pixels, 1)).isEqualTo(1);
    }

    @Test
    void aConstantDepthIsScoredAtTheMeanDisparity() {
        // depths 1 and 2 m, fitted disparity .75: depth 4/3 for both, errors 1/3 and 1/3, ratios 4/3 and 3/2
        DepthPixels pixels = scenes().alignDisparity(new float[] {7, 7}, new float[] {1, .5f});
        assertThat(DepthErrors.absRel(pixels)).isEqualTo(1 / 3.0, within(1e-6));
        assertThat(DepthErrors.delta(pixels, 1)).isZero();
    }

    @Test
    void depthsOutsideTheRangeAndTheSkyAreNotScored() {
        float[] truth = {1, .5f, .25f, .01f, 20, 0};
        float[] prediction = {1, .5f, .25f, 5, -3, 8};
        DepthPixels pixels = scenes().alignDisparity(prediction, truth);
        assertThat(pixels.count()).isEqualTo(3);
        assertThat(DepthErrors.absRel(pixels)).isEqualTo(0, within(1e-6));
        assertThat(scenes().alignDisparity(prediction, new float[6]).count()).isZero();
    }

    private static DepthProtocol scenes() {
        return DepthProtocol.of(DepthAlignment.DISPARITY, .1, 10);
    }

    private static boolean[] valid(String index) {
        byte[] bytes = TENSORS.bytes(index + ".valid");
        boolean[] valid = new boolean[bytes.length];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = bytes[i] != 0;
        }
        return valid;
    }

    private static void check(DepthScore score, JsonNode expected) {
        Map<String, Double> actual = new LinkedHashMap<>();
        actual.put("abs_relative_difference", score.absRel());
        actual.put("squared_relative_difference", score.sqRel());
        actual.put("rmse_linear", score.rmse());
        actual.put("rmse_log", score.rmseLog());
        actual.put("log10", score.log10());
        actual.put("delta1_acc", score.delta1());
        actual.put("delta2_acc", score.delta2());
        actual.put("delta3_acc", score.delta3());
        actual.put("i_rmse", score.iRmse());
        actual.put("silog_rmse", score.siLog());
        assertThat(expected.size()).isEqualTo(actual.size());
        actual.forEach((name, value) -> assertThat(value).as(name)
                .isEqualTo(expected.path(name).doubleValue(),
                        within(name.startsWith("delta") ? SHARE : TOLERANCE)));
    }
}
