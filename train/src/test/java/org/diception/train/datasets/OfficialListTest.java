package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.assertj.core.data.Offset;
import org.diception.InputException;
import org.diception.io.Npy;
import org.diception.readout.CocoRle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of the authors' code, each kind of target as their {@code dataset.py} reads it. */
class OfficialListTest {
    private static final boolean[] MASK = {false, true, true, false, false, true};

    @TempDir
    private Path folder;

    @Test
    void depthIsANumpyArrayOfAnyUnit() {
        Npy.write(new Miniature(folder).file("d.npy"), new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        TrueDepth depth = only("[[image2depth]]", "{\"path\": \"d.npy\"}").need(TrueDepth.class);
        assertThat(depth.metres()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(depth.counted()).isEqualTo(6);
        Npy.write(folder.resolve("d.npy"), new float[] {1, 2, 0, 4, 5, 6}, 2, 3);
        assertThatThrownBy(() -> only("[[image2depth]]", "{\"path\": \"d.npy\"}"))
                .isInstanceOf(InputException.class).hasMessageContaining("the depth of pixel 2,0 is 0.0");
    }

    @Test
    void normalsArePicturesInOurFrame() {
        new Miniature(folder).picture("n.png", 3, 2, 0x8080FF);
        float[] vectors = only("[[image2normal]]", "{\"path\": \"n.png\"}").need(TrueNormals.class).vectors();
        assertThat(vectors[0]).isEqualTo(0, Offset.offset(1 / 127f));
        assertThat(vectors[2]).isEqualTo(1);
    }

    @Test
    void masksLieInAFileLikeSa1bs() {
        CocoRle rle = CocoRle.encode(MASK, 3);
        new Miniature(folder).text("m.json", "{\"annotations\": [{\"segmentation\": {\"size\": [2, 3], "
                + "\"counts\": \"" + rle.compressed() + "\"}}]}");
        assertThat(only("[[image2segmentation]]", "{\"path\": \"m.json\"}").need(TrueInstances.class)
                .instances().get(0).mask()).isEqualTo(rle);
    }

    @Test
    void instancesBringTheirClassAndMayBePolygonsOrRunLengths() {
        new Miniature(folder).text("s.json", """
                [{"prompt": "cat", "segmentation": [[0, 0, 2, 0, 2, 2, 0, 2]]},
                 {"prompt": "dog", "segmentation": {"size": [2, 3], "counts": [2, 2, 2]}}]""");
        TrueInstances truth =
                only("[[image2semantic]]", "{\"path\": \"s.json\"}").need(TrueInstances.class);
        assertThat(truth.classes()).containsExactly("cat", "dog");
        assertThat(truth.named("cat").get(0).mask().area()).isEqualTo(4);
        assertThat(truth.named("dog").get(0).mask().area()).isEqualTo(2);
    }

    @Test
    void oneMaskMayStandInTheListItself() {
        CocoRle rle = CocoRle.encode(MASK, 3);
        String text = Base64.getEncoder()
                .encodeToString(rle.compressed().getBytes(StandardCharsets.US_ASCII));
        assertThat(only("[[image2semantic]] cat", "{\"size\": [2, 3], \"counts\": \"" + text + "\"}")
                .need(TrueInstances.class).instances()).singleElement().satisfies(one -> {
                    assertThat(one.mask()).isEqualTo(rle);
                    assertThat(one.className()).isEqualTo("cat");
                });
        assertThatThrownBy(() -> only("[[image2segmentation]]", "{\"size\": [2, 3], \"counts\": \"%%\"}"))
                .isInstanceOf(InputException.class).hasMessageContaining("entry 1: its target is no mask");
    }

    @Test
    void posesArePictures() {
        new Miniature(folder).picture("p.png", 3, 2, 0xFF0000);
        assertThat(only("[[image2pose]]", "{\"path\": \"p.png\"}").need(TruePicture.class).prompt())
                .isEqualTo("[[image2pose]]");
    }

    @Test
    void anEntryWithoutTargetIsAnErrorWithItsNumber() {
        new Miniature(folder).text("list.json", "[{\"input\": \"a.png\", \"caption\": \"[[image2pose]]\"}]");
        new Miniature(folder).photo("a.png", 3, 2);
        assertThatThrownBy(() -> new OfficialList(folder.resolve("list.json"), folder).sample(0))
                .isInstanceOf(InputException.class).hasMessageContaining("entry 1: has no 'target'");
    }

    private Sample only(String caption, String target) {
        var files = new Miniature(folder);
        files.photo("a.png", 3, 2);
        Path list = files.text("list.json", "[{\"input\": \"a.png\", \"caption\": \"" + caption
                + "\", \"target\": " + target + "}]");
        return new OfficialList(list, folder).sample(0);
    }
}
