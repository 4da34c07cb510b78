package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    private static final String STORED = "abc/def";

    /** What a viewer shows of the stored picture abc/def, written down from the EXIF specification. */
    @ParameterizedTest
    @CsvSource({"1, abc/def", "2, cba/fed", "3, fed/cba", "4, def/abc",
                "5, ad/be/cf", "6, da/eb/fc", "7, fc/eb/da", "8, cf/be/ad"})
    void eachOfTheEightOrientationsIsTurnedUpright(int value, String upright) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ImageFile file = ImageFile.open(png(STORED, exif(order, value)), "test.png", ImageLimits.DEFAULT);
            assertThat(text(file.decode(Decoding.UPRIGHT))).isEqualTo(upright);
            assertThat(text(file.decode(Decoding.OPENCV))).isEqualTo(upright);
            assertThat(text(file.decode(Decoding.PIL))).isEqualTo(STORED);
            assertThat(file.focalLength35mm()).hasValue(35);
        }
    }

    @Test
    void anImpossibleOrientationCountsAsUpright() {
        for (int value : new int[] {0, 9, 65535}) {
            assertThat(text(ImageFile.read(png(STORED, exif(ByteOrder.BIG_ENDIAN, value)), "test.png")))
                    .isEqualTo(STORED);
        }
    }

    @Test
    void aBrokenExifBlockIsIgnored() {
        byte[] whole = exif(ByteOrder.LITTLE_ENDIAN, 1);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(text(ImageFile.read(png(STORED, cut), "test.png"))).isEqualTo(STORED);
        }
    }

    /** One directory with the orientation and a pointer to a second one with the focal length. */
    private static byte[] exif(ByteOrder order, int orientation) {
        ByteBuffer block = ByteBuffer.allocate(56).order(order);
        block.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        block.putShort((short) 42).putInt(8);
        block.putShort((short) 2);
        entry(block, 0x0112, 3).putShort((short) orientation).putShort((short) 0);
        entry(block, 0x8769, 4).putInt(38);
        block.putInt(0);
        block.putShort((short) 1);
        entry(block, 0xa405, 3).putShort((short) 35).putShort((short) 0);
        return block.array();
    }

    private static ByteBuffer entry(ByteBuffer block, int tag, int type) {
        return block.putShort((short) tag).putShort((short) type).putInt(1);
    }

    /** A grey picture whose samples are letters, with an eXIf chunk behind the header. */
    private static byte[] png(String rows, byte[] exif) {
        byte[] letters = rows.replace("/", "").getBytes(StandardCharsets.US_ASCII);
        byte[] plain = PngWriter.grey(rows.indexOf('/'), rows.split("/").length, letters).bytes();
        byte[] name = "eXIf".getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(exif);
        int headerEnd = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, headerEnd);
        out.writeBytes(ByteBuffer.allocate(12 + exif.length).putInt(exif.length).put(name).put(exif)
                .putInt((int) checksum.getValue()).array());
        out.write(plain, headerEnd, plain.length - headerEnd);
        return out.toByteArray();
    }

    private static String text(RgbImage image) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < image.height(); y++) {
            text.append(y == 0 ? "" : "/");
            for (int x = 0; x < image.width(); x++) {
                text.append((char) image.sample(x, y, 0));
            }
        }
        return text.toString();
    }
}
