package org.diception.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and texts of pycocotools, to the last digit. */
@NeedsGoldens
class CocoRleTest {
    private static final JsonNode REFERENCE = Goldens.json("coco/rle.json");
    private static final Goldens TENSORS = Goldens.file("coco/masks.safetensors");

    @Test
    void everyReferenceMaskIsReadMeasuredAndWrittenAsPycocotoolsDoes() {
        for (JsonNode entry : REFERENCE.path("masks")) {
            CocoRle mask = parsed(entry);
            assertThat(mask.counts()).isEqualTo(integers(entry.path("uncompressed")));
            assertThat(CocoRle.of(mask.height(), mask.width(), mask.counts())).isEqualTo(mask);
            checkNumbers(mask, entry);
        }
    }

    @Test
    void pixelsBecomeTheReferenceRunsAndBack() {
        int compared = 0;
        for (JsonNode entry : REFERENCE.path("masks")) {
            String name = "mask." + entry.path("index").intValue();
            if (TENSORS.names().contains(name)) {
                boolean[] pixels = pixels(TENSORS.bytes(name));
                CocoRle mask = CocoRle.encode(pixels, entry.path("size_hw").path(1).intValue());
                assertThat(mask).isEqualTo(parsed(entry));
                assertThat(mask.decode()).isEqualTo(pixels);
                compared++;
            }
        }
        long recorded = TENSORS.names().stream().filter(name -> name.matches("mask\\.\\d+")).count();
        assertThat(compared).isEqualTo((int) recorded).isPositive();
    }

    @Test
    void overlapsAreTheReferenceWithAndWithoutCrowds() {
        List<CocoRle> masks = new ArrayList<>();
        REFERENCE.path("iou_masks").forEach(i -> masks.add(mask(i.intValue())));
        double[] plain = TENSORS.doubles("iou.plain");
        double[] crowd = TENSORS.doubles("iou.crowd");
        for (int d = 0; d < masks.size(); d++) {
            for (int t = 0; t < masks.size(); t++) {
                boolean isCrowd = REFERENCE.path("iou_crowd_flags").path(t).intValue() == 1;
                assertThat(masks.get(d).iou(masks.get(t), false)).isEqualTo(plain[d * masks.size() + t]);
                assertThat(masks.get(d).iou(masks.get(t), isCrowd)).isEqualTo(crowd[d * masks.size() + t]);
            }
        }
    }

    @Test
    void mergesAreTheReference() {
        for (JsonNode entry : REFERENCE.path("merges")) {
            List<CocoRle> masks = new ArrayList<>();
            entry.path("masks").forEach(i -> masks.add(mask(i.intValue())));
            CocoRle merged = entry.path("intersect").booleanValue()
                    ? CocoRle.intersection(masks) : CocoRle.union(masks);
            assertThat(merged.compressed()).isEqualTo(entry.path("counts").textValue());
            assertThat(merged.area()).isEqualTo(entry.path("area").intValue());
        }
    }

    @Test
    void polygonsCoverTheReferencePixels() {
        for (JsonNode entry : REFERENCE.path("polygons")) {
            int height = entry.path("size_hw").path(0).intValue();
            int width = entry.path("size_hw").path(1).intValue();
            List<double[]> parts = new ArrayList<>();
            entry.path("polygons").forEach(part -> parts.add(numbers(part)));
            for (int i = 0; i < parts.size(); i++) {
                assertThat(CocoRle.polygon(height, width, parts.get(i)).compressed())
                        .isEqualTo(entry.path("parts").path(i).textValue());
            }
            CocoRle all = CocoRle.polygons(height, width, parts);
            assertThat(all.compressed()).isEqualTo(entry.path("merged").textValue());
            checkNumbers(all, entry);
        }
    }

    @Test
    void boxesCoverTheReferencePixels() {
        for (JsonNode entry : REFERENCE.path("boxes")) {
            double[] box = numbers(entry.path("box_xywh"));
            CocoRle mask = CocoRle.box(entry.path("size_hw").path(0).intValue(),
                    entry.path("size_hw").path(1).intValue(), box[0], box[1], box[2], box[3]);
            assertThat(mask.compressed()).isEqualTo(entry.path("counts").textValue());
            checkNumbers(mask, entry);
        }
    }

    @Test
    void setOperationsAreThoseOfThePixels() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(9);
            boolean[] a = noise(random, width * 7);
            boolean[] b = noise(random, width * 7);
            boolean[] both = new boolean[a.length];
            boolean[] any = new boolean[a.length];
            for (int i = 0; i < a.length; i++) {
                both[i] = a[i] && b[i];
                any[i] = a[i] || b[i];
            }
            CocoRle first = CocoRle.encode(a, width);
            CocoRle second = CocoRle.encode(b, width);
            assertThat(CocoRle.intersection(List.of(first, second))).isEqualTo(CocoRle.encode(both, width));
            assertThat(CocoRle.union(List.of(first, second))).isEqualTo(CocoRle.encode(any, width));
            assertThat(first.overlap(second)).isEqualTo(CocoRle.encode(both, width).area());
            assertThat(CocoRle.parse(7, width, first.compressed())).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Xm1, the picture of 53x37 has 1961",
        "Xm, does not end",
        "XXXXXXXXX, does not end",
        "Xm1!, character 3 is none of",
        "@, run 0 of -16 pixels",
        "Xm11111, are left"})
    void aTextThatIsNoMaskOfThePictureIsRefused(String text, String cause) {
        assertThatThrownBy(() -> CocoRle.parse(37, 53, text))
                .isInstanceOf(InputException.class).hasMessageContaining(cause);
    }

    @Test
    void sizesAreCheckedBeforeMemoryIsAskedFor() {
        assertThatThrownBy(() -> CocoRle.parse(2_000_000_000, 2_000_000_000, "1"))
                .isInstanceOf(InputException.class).hasMessageContaining("2000000000x2000000000");
        assertThatThrownBy(() -> CocoRle.of(0, 5)).isInstanceOf(InputException.class);
    }

    @Test
    void runsThatAreNegativeOrTooLongAreRefused() {
        assertThatThrownBy(() -> CocoRle.of(2, 2, 5))
                .hasMessageContaining("run 0 of 5 pixels, 4 of 2x2 are left");
        assertThatThrownBy(() -> CocoRle.of(2, 2, 3, -1, 2)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> CocoRle.of(2, 2)).hasMessageContaining("runs of 0 pixels");
    }

    @Test
    void polygonsWithoutAreaOrWithFarCornersAreRefused() {
        refusesPolygon("a polygon of 4 numbers", 1, 1, 5, 5);
        refusesPolygon("a polygon of 7 numbers", 1, 1, 5, 5, 3, 7, 1);
        refusesPolygon("NaN", 1, 1, Double.NaN, 5, 3, 4);
        refusesPolygon("1.0E9", 1, 1, 1e9, 5, 3, 4);
    }

    private static void refusesPolygon(String cause, double... xy) {
        assertThatThrownBy(() -> CocoRle.polygon(9, 9, xy))
                .isInstanceOf(InputException.class).hasMessageContaining(cause);
    }

    @Test
    void masksOfDifferentPicturesAreNotCompared() {
        CocoRle one = CocoRle.of(2, 3, 0, 6);
        assertThatThrownBy(() -> one.iou(CocoRle.of(3, 2, 0, 6), false)).hasMessageContaining("3x2 and 2x3");
    }

    private static void checkNumbers(CocoRle mask, JsonNode entry) {
        if (entry.has("counts")) {
            assertThat(mask.compressed()).isEqualTo(entry.path("counts").textValue());
        }
        assertThat(mask.area()).isEqualTo(entry.path("area").intValue());
        assertThat(mask.box()).isEqualTo(integers(entry.path("bbox_xywh")));
    }

    private static CocoRle mask(int index) {
        return parsed(REFERENCE.path("masks").path(index));
    }

    private static CocoRle parsed(JsonNode entry) {
        JsonNode size = entry.path("size_hw");
        return CocoRle.parse(size.path(0).intValue(), size.path(1).intValue(),
                entry.path("counts").textValue());
    }

    private static boolean[] noise(Random random, int pixels) {
        boolean[] mask = new boolean[pixels];
        double share = random.nextDouble();
        for (int i = 0; i < pixels; i++) {
            mask[i] = random.nextDouble() < share;
        }
        return mask;
    }

    private static boolean[] pixels(byte[] bytes) {
        boolean[] mask = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            mask[i] = bytes[i] != 0;
        }
        return mask;
    }

    private static int[] integers(JsonNode list) {
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.path(i).intValue();
        }
        return values;
    }

    private static double[] numbers(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.path(i).doubleValue();
        }
        return values;
    }
}
