package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.PngWriter;
import org.diception.io.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Depth sets, each from a miniature in exactly its published layout. */
class DepthSetsTest {
    private static final String KITTI_PHOTO =
            "2011_09_26/2011_09_26_drive_0002_sync/image_02/data/0000000069.png";
    private static final String KITTI_DEPTH =
            "2011_09_26_drive_0002_sync/proj_depth/groundtruth/image_02/0000000069.png";

    @TempDir
    private Path folder;

    @Test
    void nyuIsInMillimetresAndCountsInEigensCrop() {
        var files = new Miniature(folder);
        files.photo("test/kitchen_0004/rgb_0001.png", 640, 480);
        files.grey16("test/kitchen_0004/depth_0001.png", 640, 480, i -> i == 100 * 640 + 100 ? 0 : 2500);
        Path list = files.text("list.txt", "test/kitchen_0004/rgb_0001.png test/kitchen_0004/depth_0001.png"
                + " test/kitchen_0004/filled_0001.png\n");
        DataSet set = new NyuDepth(folder, list);
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.name(0)).isEqualTo("test/kitchen_0004/rgb_0001.png");
        TrueDepth depth = set.sample(0).need(TrueDepth.class);
        assertThat(depth.metres()[0]).isEqualTo(2.5f);
        assertThat(depth.counted()).isEqualTo((471 - 45) * (601 - 41) - 1);
        assertThat(depth.counts()[45 * 640 + 41]).isTrue();
        assertThat(depth.counts()[44 * 640 + 41]).isFalse();
        assertThat(depth.counts()[45 * 640 + 601]).isFalse();
        assertThat(depth.farthest()).isEqualTo(10);
    }

    @Test
    void kittiIsCutToTheBenchmarkAndItsLinesWithoutTruthAreNoSamples() {
        var files = new Miniature(folder);
        files.photo(KITTI_PHOTO, 1242, 375);
        files.grey16(KITTI_DEPTH, 1242, 375, i -> i % 2 == 0 ? 10 * 256 : 0);
        Path list = files.text("list.txt", KITTI_PHOTO + " " + KITTI_DEPTH + " 721.5377\n"
                + "2011_09_26/other.png None 721.5377\n");
        DataSet set = new KittiDepth(folder, list);
        assertThat(set.size()).isEqualTo(1);
        Sample sample = set.sample(0);
        TrueDepth depth = sample.need(TrueDepth.class);
        assertThat(depth.width()).isEqualTo(1216);
        assertThat(depth.height()).isEqualTo(352);
        assertThat(sample.photo().sample(0, 0, 0)).isEqualTo(13);
        assertThat(sample.photo().sample(0, 0, 1)).isEqualTo(23);
        assertThat(depth.metres()[1]).isEqualTo(10f);
        int rows = (int) (.91351351 * 352) - (int) (.3324324 * 352);
        int columns = (int) (.96405229 * 1216) - (int) (.0359477 * 1216);
        assertThat(depth.counted()).isBetween(rows * columns / 2 - rows, rows * columns / 2 + rows);
    }

    @Test
    void scanNetIsInMillimetres() {
        var files = new Miniature(folder);
        files.photo("scene0406_02/color/000300.png", 8, 6);
        files.grey16("scene0406_02/depth/000300.png", 8, 6, i -> i == 0 ? 0 : i == 1 ? 10_000 : 1234);
        Path list = files.text("list.txt", "scene0406_02/color/000300.png scene0406_02/depth/000300.png\n");
        TrueDepth depth = new ScanNetDepth(folder, list).sample(0).need(TrueDepth.class);
        assertThat(depth.metres()[2]).isEqualTo(1.234f);
        assertThat(depth.counted()).as("0 and 10 m are outside").isEqualTo(8 * 6 - 2);
    }

    @Test
    void theMaskOfDiodeSaysWhatCountsEvenOutsideTheRange() {
        var files = new Miniature(folder);
        files.photo("indoors/a.png", 4, 3);
        float[] metres = Miniature.filled(12, 400);
        metres[5] = 0;
        Npy.write(files.file("indoors/a_depth.npy"), metres, 3, 4, 1);
        float[] mask = Miniature.filled(12, 1);
        mask[0] = 0;
        Npy.write(files.file("indoors/a_depth_mask.npy"), mask, 3, 4);
        Path list = files.text("list.txt", "indoors/a.png indoors/a_depth.npy indoors/a_depth_mask.npy\n");
        TrueDepth depth = new DiodeDepth(folder, list).sample(0).need(TrueDepth.class);
        assertThat(depth.counted()).isEqualTo(10);
        assertThat(depth.counts()[1]).isTrue();
        assertThat(depth.counts()[5]).as("a depth of 0 cannot be divided by").isFalse();
        assertThat(depth.nearest()).isEqualTo(.6);
    }

    @Test
    void eth3dIsRawFloatsWithInfinityWhereNothingWasMeasured() throws IOException {
        var files = new Miniature(folder);
        files.photo("rgb/office/a.png", 6, 4);
        Path list = files.text("list.txt", "rgb/office/a.png depth/office/a.JPG\n");
        ByteBuffer bytes = ByteBuffer.allocate(6 * 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 24; i++) {
            bytes.putFloat(i < 3 ? Float.POSITIVE_INFINITY : i);
        }
        Files.write(files.file("depth/office/a.JPG"), bytes.array());
        TrueDepth depth = new Eth3dDepth(folder, list, 6, 4).sample(0).need(TrueDepth.class);
        assertThat(depth.counted()).isEqualTo(21);
        assertThat(depth.metres()[7]).isEqualTo(7f);
        assertThat(depth.farthest()).isInfinite();
        assertThatThrownBy(() -> new Eth3dDepth(folder, list).sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("96 bytes; 97542144 bytes of float32 are wanted");
    }

    @Test
    void aDepthThatIsNoNumberIsAnErrorWithItsPlace() {
        float[] metres = Miniature.filled(12, 2);
        metres[6] = Float.NaN;
        assertThatThrownBy(() -> diode(metres, 3, 4).sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("a_depth.npy: the depth of pixel 2,1 is NaN");
        metres[6] = -1;
        assertThatThrownBy(() -> diode(metres, 3, 4).sample(0)).hasMessageContaining("is -1.0");
    }

    @Test
    void aPhotoWithoutAnyPixelThatCountsIsAnError() {
        assertThatThrownBy(() -> diode(Miniature.filled(12, 0), 3, 4).sample(0))
                .isInstanceOf(InputException.class).hasMessageContaining("no pixel counts");
    }

    @Test
    void aTruthOfAnotherSizeIsAnError() {
        assertThatThrownBy(() -> diode(Miniature.filled(8, 2), 2, 4).sample(0))
                .isInstanceOf(InputException.class).hasMessageContaining("they belong together");
    }

    @Test
    void depthOfEightBitsIsAnError() {
        var files = new Miniature(folder);
        files.photo("color.png", 4, 3);
        files.file("depth.png");
        PngWriter.grey(4, 3, new byte[12]).write(folder.resolve("depth.png"));
        Path list = files.text("list.txt", "color.png depth.png\n");
        assertThatThrownBy(() -> new ScanNetDepth(folder, list).sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("8 bits a pixel, depth has 16");
    }

    @Test
    void missingFilesAreNamed() {
        var files = new Miniature(folder);
        Path list = files.text("list.txt", "color.png depth.png\n");
        assertThatThrownBy(() -> new ScanNetDepth(folder, list).sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("color.png: no such file");
        files.photo("color.png", 4, 3);
        assertThatThrownBy(() -> new ScanNetDepth(folder, list).sample(0)).isInstanceOf(InputException.class)
                .hasMessageContaining("depth.png: no such file");
        assertThatThrownBy(() -> new ScanNetDepth(folder, folder.resolve("none.txt")))
                .hasMessageContaining("none.txt: no such list");
        assertThatThrownBy(() -> new ScanNetDepth(folder.resolve("scannet.tar"), list))
                .hasMessageContaining("unpack the archive");
    }

    @Test
    void aListThatLeadsOutOfTheFolderOrIsTooShortIsRefused() {
        var files = new Miniature(folder);
        assertThatThrownBy(() -> new ScanNetDepth(folder, files.text("out.txt", "../a.png b.png\n")))
                .isInstanceOf(InputException.class).hasMessageContaining("leads out of");
        assertThatThrownBy(() -> new DiodeDepth(folder, files.text("two.txt", "a.png b.npy\n")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 1 names 2 files, 3 are wanted");
        assertThatThrownBy(() -> new ScanNetDepth(folder, files.text("empty.txt", "\n")))
                .isInstanceOf(InputException.class).hasMessageContaining("names no samples");
    }

    private DataSet diode(float[] metres, int height, int width) {
        var files = new Miniature(folder);
        files.photo("a.png", 4, 3);
        Npy.write(files.file("a_depth.npy"), metres, height, width, 1);
        Npy.write(files.file("a_depth_mask.npy"), Miniature.filled(metres.length, 1), height, width);
        return new DiodeDepth(folder, files.text("list.txt", "a.png a_depth.npy a_depth_mask.npy\n"));
    }
}
