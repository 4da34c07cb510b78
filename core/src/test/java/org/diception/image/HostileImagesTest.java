package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileImagesTest {
    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(InputException.class)
                .hasMessageContainingAll(parts).hasMessageContaining(";").hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "photo.png", "rgb.jpg", "waves.webp", "lossless.webp", "strips_lzw.tif", "photo.bmp"})
    void aSizeBeyondTheLimitIsRefusedFromTheHeader(String name) {
        byte[] file = FormatsTest.bytes(name);
        RgbImage whole = ImageFile.read(file, name);
        int pixels = whole.width() * whole.height();
        assertRefused(() -> ImageFile.open(file, name, new ImageLimits(1 << 20, pixels - 1)),
                name + ": " + whole.width() + "x" + whole.height() + " pixels, the limit is " + (pixels - 1));
        assertRefused(() -> ImageFile.open(file, name, new ImageLimits(99, pixels)),
                name, "bytes, the limit is 99");
    }

    /** 65,500 x 65,500 pixels would be 12 GB; the test process has two. */
    @Test
    void aSmallJpegThatClaimsToBeHugeIsRefused() {
        byte[] jpeg = FormatsTest.bytes("rgb.jpg");
        int frame = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0});
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65500).putShort(frame + 7, (short) 65500);
        assertRefused(() -> ImageFile.read(jpeg, "bomb.jpg"),
                "bomb.jpg: 65500x65500 pixels, the limit is " + ImageLimits.DEFAULT.maxPixels());
    }

    @Test
    void aTiffThatAsksForHugePixelsOrTilesIsRefused() {
        assertRefused(() -> ImageFile.read(tiff(277, 3, 60000), "a.tif"), "a.tif", "samples per pixel 60000");
        assertRefused(() -> ImageFile.read(tiff(322, 4, 1 << 30), "b.tif"), "b.tif", "tile width 1073741824");
        assertRefused(() -> ImageFile.read(tiff(259, 3, 6), "c.tif"), "c.tif", "compression 6");
        byte[] strips = FormatsTest.bytes("jpeg.tif");
        int frame = indexOf(strips, new byte[] {(byte) 0xff, (byte) 0xc0, 0, 17});
        ByteBuffer.wrap(strips).putShort(frame + 5, (short) 65500).putShort(frame + 7, (short) 65500);
        assertRefused(() -> ImageFile.read(strips, "d.tif"), "d.tif", "a strip claims 4290250000 pixels");
    }

    /** A 1x1 TIFF of one tag more. */
    private static byte[] tiff(int tag, int type, int value) {
        ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 3);
        for (int[] entry : new int[][] {{256, 3, 1}, {257, 3, 1}, {tag, type, value}}) {
            file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
        }
        return file.array();
    }

    @Test
    void aBmpThatWrapsAnotherFormatIsRefused() {
        byte[] bmp = FormatsTest.bytes("photo.bmp");
        bmp[30] = 5;
        assertRefused(() -> ImageFile.read(bmp, "png.bmp"), "png.bmp", "compression 5 cannot be read");
    }

    @Test
    void framesInsideFramesDoNotOverflowTheStack() {
        int frames = 100_000;
        ByteBuffer webp = ByteBuffer.allocate(12 + 24 * frames).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(ascii("RIFF")).putInt(webp.capacity() - 8).put(ascii("WEBP"));
        while (webp.hasRemaining()) {
            webp.put(ascii("ANMF")).putInt(webp.remaining() - 4).position(webp.position() + 16);
        }
        assertRefused(() -> ImageFile.read(webp.array(), "nested.webp"), "nested.webp", "no picture in it");
    }

    @Test
    void aProgressiveJpegOfEndlessScansIsRefused() {
        byte[] jpeg = FormatsTest.bytes("rgb.jpg");
        int scan = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xda});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, scan);
        for (int i = 0; i < 1000; i++) {
            out.write(jpeg, scan, 14);
        }
        assertRefused(() -> ImageFile.read(out.toByteArray(), "a.jpg"), "a.jpg", "more than 200 scans");
    }

    /** Whatever bytes are damaged, there is a picture or one line, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"photo_alpha.png", "rgb.jpg", "ycck.jpg", "waves.webp", "lossless_alpha.webp",
        "animated.webp", "alpha.tif", "jpeg.tif", "bilevel.tif", "exif6.tif", "photo.bmp", "palette.bmp"})
    void damagedFilesAreRefusedInOneLineOrDecoded(String name) {
        byte[] file = FormatsTest.bytes(name);
        Random random = new Random(7);
        ImageLimits limits = new ImageLimits(1 << 20, 200_000);
        int refused = 0;
        for (int round = 0; round < 100; round++) {
            byte[] damaged = Arrays.copyOf(file, round % 3 == 0 ? random.nextInt(file.length) : file.length);
            for (int i = 0; i < 3 && damaged.length > 0; i++) {
                damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt(256);
            }
            try {
                RgbImage image = ImageFile.open(damaged, name, limits).decode(Decoding.UPRIGHT);
                assertThat(image.width()).isPositive();
            } catch (InputException e) {
                assertThat(e.getMessage()).startsWith(name + ": ").contains(";").hasLineCount(1)
                        .hasSizeLessThan(300);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void whatIsNoPictureFileIsNamed(@TempDir Path folder) throws IOException {
        assertRefused(() -> ImageFile.read(folder), folder + ": not a file");
        assertRefused(() -> ImageFile.read(folder.resolve("none.jpg")), "none.jpg: no such file");
        Path empty = Files.createFile(folder.resolve("empty.png"));
        assertRefused(() -> ImageFile.read(empty), "empty.png: the file is empty");
        Path text = Files.writeString(folder.resolve("text\nfile.png"), "no picture");
        assertRefused(() -> ImageFile.read(text), "text?file.png: not a picture");
    }

    @Test
    void limitsThatNoPictureCanHaveAreRefused() {
        assertRefused(() -> new ImageLimits(0, 1), "0 bytes and 1 pixels");
        assertRefused(() -> new ImageLimits(1, 1L << 31), "1 bytes and 2147483648 pixels");
    }

    @Test
    void picturesOfTheWrongSizeAreNotMade() {
        assertRefused(() -> new RgbImage(2, 2, new byte[11]), "2x2 needs 12 bytes, 11 given");
        assertRefused(() -> RgbImage.black(0, 5), "0x5");
        assertRefused(() -> RgbImage.black(40_000, 40_000), "needs 4800000000 bytes");
        assertRefused(() -> new Planes(3, 2, 2, new float[4]), "3x2x2 need 12 floats, 4 given");
        assertRefused(() -> new Planes(0, 2, 2, new float[0]), "0x2x2");
        assertRefused(() -> new Planes(1, 1, 1, new float[1]).toRgb(Rounding.NEAREST), "3 planes, 1 given");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalStateException("no such bytes");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
