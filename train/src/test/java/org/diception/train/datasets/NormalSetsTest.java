package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.diception.InputException;
import org.diception.io.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Normal sets, each from a miniature in exactly its published layout. */
class NormalSetsTest {
    @TempDir
    private Path folder;

    @Test
    void marigoldsNormalsAreInOurFrameAlready() {
        var files = new Miniature(folder);
        files.photo("000000_img.png", 2, 1);
        Npy.write(files.file("000000_normal.npy"), new float[] {1, 0, 0, 0, 0, 0}, 1, 2, 3);
        Path list = files.text("nyuv2_test.txt", "000000_img.png 000000_normal.npy\n");
        DataSet set = new MarigoldNormals("NYUv2", folder, list);
        TrueNormals normals = set.sample(0).need(TrueNormals.class);
        assertThat(normals.vectors()).containsExactly(1, 0, 0, 0, 0, 0);
        assertThat(set.name()).isEqualTo("NYUv2");
    }

    @Test
    void dsinesNormalsHaveXTheOtherWayRoundAndBlackForNone() {
        var files = new Miniature(folder);
        files.photo("test/000000_img.png", 2, 1);
        files.picture("test/000000_normal.png", 2, 1, 0xFF80FF);
        Path list = files.text("test.txt", "test/000000_img.png\n");
        TrueNormals normals = new DsineNormals("NYUv2", folder, list).sample(0).need(TrueNormals.class);
        assertThat(normals.vectors()[0]).isEqualTo(-1);
        assertThat(normals.vectors()[1]).isEqualTo(0, Offset.offset(1 / 127f));
        assertThat(normals.vectors()[2]).isEqualTo(1);
        files.picture("test/000000_normal.png", 2, 1, 0);
        assertThatThrownBy(() -> new DsineNormals("NYUv2", folder, list).sample(0))
                .isInstanceOf(InputException.class).hasMessageContaining("no pixel has a normal");
    }

    @Test
    void brokenNormalsAreErrors() {
        var files = new Miniature(folder);
        files.photo("a_img.png", 2, 1);
        Path list = files.text("list.txt", "a_img.png a_normal.npy\n");
        DataSet set = new MarigoldNormals("x", folder, list);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("a_normal.npy: no such file");
        Npy.write(files.file("a_normal.npy"), new float[] {1, Float.NaN, 0, 0, 0, 1}, 1, 2, 3);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("NaN");
        Npy.write(files.file("a_normal.npy"), new float[] {1, 0, 0, 0, 0, 1}, 3, 1, 2);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("(height, width, 3)");
        Npy.write(files.file("a_normal.npy"), new float[] {1, 0, 0, 0, 0, 1}, 2, 1, 3);
        assertThatThrownBy(() -> set.sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("they belong together");
    }
}
