package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class MaskScoresTest {
    private static final JsonNode REFERENCE = Goldens.json("metrics/miou.json");
    private static final Goldens TENSORS = Goldens.file("metrics/miou.safetensors");

    @Test
    void meanIouOverClassesIsTheReference() {
        int classes = REFERENCE.path("classes").intValue();
        ConfusionMatrix matrix = new ConfusionMatrix(classes, REFERENCE.path("ignore").intValue());
        matrix.add(labels("semantic.gt"), labels("semantic.pred"));
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                assertThat(matrix.pixels(i, j))
                        .isEqualTo(REFERENCE.path("confusion").path(i).path(j).longValue());
            }
            assertThat(matrix.iou(i)).isEqualTo(REFERENCE.path("class_iou").path(i).doubleValue());
        }
        assertThat(matrix.meanIou()).isEqualTo(REFERENCE.path("miou").doubleValue());
        assertThat(matrix.pixelAccuracy()).isEqualTo(REFERENCE.path("pixel_accuracy").doubleValue());
    }

    @Test
    void meanIouOverMasksIsTheReferenceAndLeavesEmptyPairsOut() {
        int pixels = pixels("binary.gt");
        int[] truth = labels("binary.gt");
        int[] prediction = labels("binary.pred");
        MaskIou mean = new MaskIou();
        int empty = 0;
        for (int m = 0; m < truth.length / pixels; m++) {
            boolean[] t = mask(truth, m, pixels);
            boolean[] p = mask(prediction, m, pixels);
            mean.add(t, p);
            JsonNode iou = REFERENCE.path("binary_iou").path(m);
            if (iou.isNull()) {
                empty++;
            } else {
                assertThat(Overlap.iou(t, p)).isEqualTo(iou.doubleValue());
            }
        }
        double expected = REFERENCE.path("binary_miou").doubleValue();
        assertThat(mean.value()).isEqualTo(expected, within(1e-15)); // summed in another order
        assertThat(mean.empty()).isEqualTo(empty).isPositive();
        assertThat(mean.scored()).isEqualTo(truth.length / pixels - empty);
    }

    @Test
    void softMasksAreCutAboveOneHalf() {
        int pixels = pixels("binary.gt");
        float[] soft = TENSORS.values("soft.pred");
        for (int m = 0; m < REFERENCE.path("soft_iou").size(); m++) {
            boolean[] cut = new boolean[pixels];
            for (int i = 0; i < pixels; i++) {
                cut[i] = soft[m * pixels + i] > .5;
            }
            assertThat(Overlap.iou(mask(labels("binary.gt"), m, pixels), cut))
                    .isEqualTo(REFERENCE.path("soft_iou").path(m).doubleValue());
        }
    }

    @Test
    void labelsThatAreNoClassAreRefused() {
        ConfusionMatrix matrix = new ConfusionMatrix(3, 255);
        assertThatThrownBy(() -> matrix.add(new int[] {7}, new int[] {0}))
                .isInstanceOf(InputException.class).hasMessageContaining("label 7 among 3");
        assertThatThrownBy(() -> matrix.add(new int[] {1}, new int[] {255}))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> matrix.add(new int[2], new int[3])).hasMessageContaining("3 pixels");
    }

    private static int pixels(String name) {
        long[] shape = TENSORS.shape(name);
        return (int) (shape[1] * shape[2]);
    }

    private static int[] labels(String name) {
        byte[] bytes = TENSORS.bytes(name);
        int[] labels = new int[bytes.length];
        Arrays.setAll(labels, i -> bytes[i] & 0xff);
        return labels;
    }

    private static boolean[] mask(int[] labels, int index, int pixels) {
        boolean[] mask = new boolean[pixels];
        for (int i = 0; i < pixels; i++) {
            mask[i] = labels[index * pixels + i] != 0;
        }
        return mask;
    }
}
