package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.PngWriter;
import org.diception.readout.CocoRle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of masks, each from a miniature in exactly its layout. */
class MaskSetsTest {
    private static final boolean[] MASK = {false, true, true, false, false, true};
    private static final boolean[] OTHER = {true, false, false, false, true, true};

    @TempDir
    private Path folder;

    @Test
    void sa1bHasItsMasksBesideThePhoto() {
        var files = new Miniature(folder);
        files.photo("sa_1.png", 3, 2);
        files.text("sa_1.json", sa1b(MASK, OTHER));
        DataSet set = new Sa1bFolder(folder);
        assertThat(set.size()).isEqualTo(1);
        TrueInstances truth = set.sample(0).need(TrueInstances.class);
        assertThat(truth.instances()).extracting(TrueInstances.Instance::mask)
                .containsExactly(CocoRle.encode(MASK, 3), CocoRle.encode(OTHER, 3));
        assertThat(truth.classes()).isEmpty();
    }

    @Test
    void aLabelMapHasAnInstanceForEachNumber() {
        var files = new Miniature(folder);
        files.photo("images/a.png", 3, 2);
        files.grey16("masks/a.png", 3, 2, i -> MASK[i] ? 700 : i == 0 ? 3 : 0);
        TrueInstances truth = new MaskFolder(folder).sample(0).need(TrueInstances.class);
        assertThat(truth.instances()).hasSize(2);
        assertThat(truth.instances().get(1).mask().decode()).isEqualTo(MASK);
    }

    @Test
    void masksMayLieInPicturesOfTheirOwnOrInAFileLikeSa1bs() {
        var files = new Miniature(folder);
        files.photo("images/a.png", 3, 2);
        files.photo("images/b.png", 3, 2);
        files.file("masks/a/1.png");
        PngWriter.grey(3, 2, new byte[] {0, -1, -1, 0, 0, -1}).write(folder.resolve("masks/a/1.png"));
        PngWriter.grey(3, 2, new byte[6]).write(folder.resolve("masks/a/2.png"));
        files.text("masks/b.json", sa1b(OTHER));
        DataSet set = new MaskFolder(folder);
        assertThat(set.sample(0).need(TrueInstances.class).instances()).singleElement()
                .satisfies(one -> assertThat(one.mask().decode()).isEqualTo(MASK));
        assertThat(set.sample(1).need(TrueInstances.class).instances()).singleElement()
                .satisfies(one -> assertThat(one.mask().decode()).isEqualTo(OTHER));
    }

    @Test
    void brokenMasksAreErrorsThatNameFileAndAnnotation() {
        var files = new Miniature(folder);
        files.photo("sa_1.png", 3, 2);
        DataSet set = new Sa1bFolder(folder);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("sa_1.json: no such file");
        files.text("sa_1.json", """
                {"annotations": [{"segmentation": {"size": [2, 3], "counts": "!"}}]}""");
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("sa_1.json: annotation 1: ").hasMessageContaining("no mask");
        files.text("sa_1.json", """
                {"annotations": [{"segmentation": {"size": [2, 3], "counts": [1.5, 4.5]}}]}""");
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("annotation 1: ").hasMessageContaining("a run of 1.5 pixels");
        files.text("sa_1.json", sa1b(new boolean[6]));
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("annotation 1: the mask has no pixel");
        files.text("sa_1.json", sa1b(new boolean[] {true, true}));
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("a mask has 1x2 pixels, its picture 3x2");
        files.text("sa_1.json", "{\"annotations\": []}");
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("no 'annotations'");
    }

    @Test
    void aPhotoWithoutMasksIsAnError() {
        var files = new Miniature(folder);
        files.photo("images/a.png", 3, 2);
        DataSet set = new MaskFolder(folder);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("masks/a");
        files.grey16("masks/a.png", 3, 2, i -> 0);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("its masks have no pixel");
    }

    private static String sa1b(boolean[]... masks) {
        StringBuilder text = new StringBuilder();
        for (boolean[] mask : masks) {
            CocoRle rle = CocoRle.encode(mask, mask.length / 2);
            text.append(text.isEmpty() ? "" : ", ").append("""
                    {"bbox": [0, 0, 1, 1], "area": %d, "predicted_iou": 0.9, "stability_score": 0.97,
                     "segmentation": {"size": [%d, %d], "counts": "%s"}, "id": 5, "crop_box": [0, 0, 3, 2],
                     "point_coords": [[1.0, 1.0]]}""".formatted(rle.area(), rle.height(), rle.width(),
                    rle.compressed().replace("\\", "\\\\")));
        }
        return "{\"image\": {\"image_id\": 1, \"width\": 3, \"height\": 2, \"file_name\": \"sa_1.jpg\"},"
                + " \"annotations\": [" + text + "]}";
    }
}
