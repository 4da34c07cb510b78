package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small files of one picture in many formats, made with Pillow 11.2.1, which also decoded the expected ones.
 */
class FormatsTest {
    static byte[] bytes(String resource) {
        try (InputStream in = FormatsTest.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImageFile open(String resource) {
        return ImageFile.open(bytes(resource), resource, ImageLimits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "lossless.webp, photo.png", "animated.webp, photo.png",
        "strips_lzw.tif, photo.png", "deflate.tif, photo.png", "packbits.tif, photo.png",
        "photo.bmp, photo.png",
        "grey.tif, grey.png", "grey.bmp, grey.png", "palette.tif, palette.png", "palette.bmp, palette.png",
        "bilevel.tif, bilevel.png", "bilevel.bmp, bilevel.png",
        "jpeg.tif, jpeg_tif.png", "cmyk.tif, cmyk_tif.png",
        "ycck.jpg, ycck_jpg.png", "no_jfif.jpg, no_jfif_jpg.png", "rgb.jpg, rgb_jpg.png"})
    void everyFormatIsReadToTheBit(String file, String expected) {
        RgbImage truth = open(expected).decode(Decoding.PIL);
        assertThat(open(file).decode(Decoding.UPRIGHT)).isEqualTo(truth);
        assertThat(open(file).decode(Decoding.PIL)).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({"photo_alpha.png", "lossless_alpha.webp", "alpha.tif"})
    void transparencyGoesOverWhiteUnlessAScriptDropsIt(String file) {
        RgbImage colours = open("photo.png").decode(Decoding.PIL);
        assertThat(open(file).decode(Decoding.PIL)).isEqualTo(colours);
        assertThat(open(file).decode(Decoding.OPENCV)).isEqualTo(colours);
        RgbImage over = open(file).decode(Decoding.UPRIGHT);
        for (int y = 0; y < over.height(); y++) {
            for (int x = 0; x < over.width(); x++) {
                double alpha = (x * 11 + y * 7) % 256 / 255.0; // how the pictures were made
                double expected = colours.sample(x, y, 0) * alpha + 255 * (1 - alpha);
                assertThat(over.sample(x, y, 0)).isEqualTo((int) Math.round(expected));
            }
        }
    }

    @Test
    void sixteenBitsAreScaledByUsAndCutByTheScripts() {
        RgbImage grey = open("grey.png").decode(Decoding.PIL);
        assertThat(open("grey16.tif").decode(Decoding.UPRIGHT)).isEqualTo(grey);
        assertThat(open("grey16.tif").decode(Decoding.OPENCV)).isEqualTo(grey);
        BufferedImage ramp = new BufferedImage(256, 256, BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) ramp.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) i;
        }
        RgbImage ours = Samples.toRgb(ramp, Decoding.UPRIGHT);
        RgbImage pil = Samples.toRgb(ramp, Decoding.PIL);
        RgbImage openCv = Samples.toRgb(ramp, Decoding.OPENCV);
        for (int i = 0; i < samples.length; i++) {
            assertThat(ours.rgb()[3 * i] & 0xff).isEqualTo((int) Math.round(i / 257.0));
            assertThat(pil.rgb()[3 * i] & 0xff).isEqualTo(Math.min(i, 255));
            assertThat(openCv.rgb()[3 * i] & 0xff).isEqualTo(i / 256);
        }
    }

    /** Lossy files have no exact truth: Pillow is off by 3.4 in the worst row, this by 4.0. */
    @ParameterizedTest
    @CsvSource({"waves.webp", "waves_alpha.webp"})
    void aLossyWebpKeepsItsColoursToTheLastRow(String file) {
        RgbImage waves = open(file).decode(Decoding.PIL);
        assertThat(waves).hasToString("RgbImage[320x240]");
        for (int y = 0; y < waves.height(); y++) {
            double error = 0;
            for (int x = 0; x < waves.width(); x++) {
                error += Math.abs(waves.sample(x, y, 0) - 128 - 100 * Math.sin(x / 40.0));
                error += Math.abs(waves.sample(x, y, 1) - 128 - 100 * Math.sin(y / 55.0));
                error += Math.abs(waves.sample(x, y, 2) - 128 - 90 * Math.sin((x + y) / 70.0));
            }
            assertThat(error / waves.width() / 3).as("row %d", y).isLessThan(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"lossless_exif6.webp", "exif6.tif"})
    void exifTurnsWebpAndTiffToo(String file) {
        RgbImage stored = open("photo.png").decode(Decoding.PIL);
        RgbImage upright = open(file).decode(Decoding.UPRIGHT);
        assertThat(upright).isEqualTo(Orientation.RIGHT_TOP.apply(stored));
        assertThat(open(file).storedWidth()).isEqualTo(stored.width());
        assertThat(open(file).storedHeight()).isEqualTo(stored.height());
    }

    @Test
    void theFocalLengthIsKnownWhereTheCameraWroteIt() {
        assertThat(open("lossless_exif6.webp").focalLength35mm()).isEqualTo(OptionalDouble.of(28));
        assertThat(open("photo.png").focalLength35mm()).isEmpty();
    }

    @Test
    void aPictureGoesThroughAwtUnchanged() {
        RgbImage photo = open("photo.png").decode(Decoding.UPRIGHT);
        assertThat(RgbImage.of(photo.toBufferedImage())).isEqualTo(photo);
        BufferedImage packed = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
        packed.createGraphics().drawImage(photo.toBufferedImage(), 0, 0, null);
        assertThat(RgbImage.of(packed)).isEqualTo(photo);
    }
}
