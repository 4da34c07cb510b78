package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegWriterTest {
    private static final RgbImage PHOTO = ImageFile.read(FormatsTest.bytes("photo.png"), "photo.png");

    @Test
    void aJpegIsWrittenAsPillowSavesIt(@TempDir Path folder) {
        Path path = folder.resolve("new/photo.jpg");
        JpegWriter.write(path, PHOTO, JpegWriter.PILLOW_QUALITY);
        String pillows = "photo_saved_by_pillow.jpg";
        assertThat(ImageFile.read(path)).isEqualTo(ImageFile.read(FormatsTest.bytes(pillows), pillows));
    }

    @Test
    void anImpossibleQualityIsRefusedBeforeAnythingIsWritten(@TempDir Path folder) {
        Path path = folder.resolve("photo.jpg");
        for (int quality : new int[] {0, 101}) {
            assertThatThrownBy(() -> JpegWriter.write(path, PHOTO, quality))
                    .isInstanceOf(InputException.class).hasMessageContaining("quality " + quality);
        }
        assertThat(Files.exists(path)).isFalse();
    }
}
