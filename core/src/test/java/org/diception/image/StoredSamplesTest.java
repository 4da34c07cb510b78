package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class StoredSamplesTest {
    @TempDir
    private Path folder;

    @Test
    void sixteenBitNumbersComeBackAsTheyWereWritten() {
        Path file = folder.resolve("depth.png");
        PngWriter.grey16(3, 2, new short[] {0, 1, 255, 256, (short) 40_000, (short) 65_535}).write(file);
        StoredSamples samples = StoredSamples.read(file);
        assertThat(samples.width()).isEqualTo(3);
        assertThat(samples.height()).isEqualTo(2);
        assertThat(samples.bits()).isEqualTo(16);
        assertThat(samples.values()).containsExactly(0, 1, 255, 256, 40_000, 65_535);
    }

    @Test
    void aPaletteGivesItsIndicesAndNotItsColours() throws IOException {
        var palette = new IndexColorModel(8, 3, new byte[] {9, 8, 7}, new byte[3], new byte[3]);
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {2, 0, 1});
        Path file = folder.resolve("labels.png");
        ImageIO.write(image, "png", file.toFile());
        assertThat(StoredSamples.read(file).values()).containsExactly(2, 0, 1);
    }

    @Test
    void oneBitIsANumberToo() {
        StoredSamples samples = StoredSamples.read(Goldens.path("images/src/bilevel.png"));
        assertThat(samples.bits()).isEqualTo(1);
        assertThat(samples.values()).containsOnly(0, 1);
    }

    @Test
    void coloursAndOtherFormatsAreRefused() {
        assertThatThrownBy(() -> StoredSamples.read(Goldens.path("images/src/rgb.png")))
                .isInstanceOf(InputException.class).hasMessageContaining("rgb.png: 3 channels");
        assertThatThrownBy(() -> StoredSamples.read(Goldens.path("images/src/grey.jpg")))
                .isInstanceOf(InputException.class).hasMessageContaining("no PNG");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Path file = folder.resolve("half.png");
        PngWriter.grey16(64, 64, new short[64 * 64]).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> StoredSamples.read(file))
                .isInstanceOf(InputException.class).hasMessageContaining("damaged");
    }
}
