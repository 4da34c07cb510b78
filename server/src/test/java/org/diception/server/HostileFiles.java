package org.diception.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** More than a hundred files that no camera made: each by its name, the same ones every time. */
final class HostileFiles {
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte[] END = chunk("IEND");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private HostileFiles() {}

    static Map<String, byte[]> all() throws IOException {
        HostileFiles hostile = new HostileFiles();
        hostile.bombs();
        hostile.liesAboutSize();
        hostile.brokenPngs();
        hostile.otherFormats();
        hostile.hugeHeaders();
        hostile.truncated();
        hostile.noPhotos();
        return hostile.files;
    }

    /** Small files of large pictures. */
    private void bombs() {
        for (int side : new int[] {8000, 20_000, 60_000, 1_000_000, Integer.MAX_VALUE}) {
            put("bomb-" + side + ".png", png(header(side, side, 1, GREY), data(zeros(100_000))));
        }
        put("bomb-real-30000.png", png(header(30_000, 30_000, 1, GREY), data(zeros(30_000 * 3751))));
        put("bomb-wide.png", png(header(Integer.MAX_VALUE, 1, 16, RGB), data(zeros(10))));
        put("bomb-interlaced.png", png(chunk("IHDR", ints(50_000, 50_000), bytes(8, RGB, 0, 0, 1)),
                data(zeros(1_000_000))));
        put("bomb-65500.jpg", jpegHeader(65_500, 65_500));
        put("bomb-12-components.jpg", jpegHeader(9000, 9000, 12));
        put("bomb.bmp", bmp(1 << 20, 1 << 20, 24));
        put("bomb-palette.bmp", bmp(100_000, 100_000, 1));
        put("bomb.webp", webp(0x3fff, 0x3fff));
        put("bomb-canvas.webp", riff(join(ascii("VP8X"), little(10), bytes(0, 0, 0, 0), bytes(255, 255, 255),
                bytes(255, 255, 255))));
        put("bomb.tif", tiff(1 << 30, 1 << 30, 8, 1));
    }

    /** What the header promises is not what follows. */
    private void liesAboutSize() {
        for (int rows : new int[] {0, 1, 50, 99}) {
            put("lie-" + rows + "-rows.png", png(header(100, 100, 8, RGB), data(zeros(rows * 301))));
        }
        for (int[] size : new int[][] {{0, 10}, {10, 0}, {-1, 10}, {10, -5}, {Integer.MIN_VALUE, 1}}) {
            put("lie-" + size[0] + "x" + size[1] + ".png",
                    png(header(size[0], size[1], 8, GREY), data(zeros(100))));
        }
        for (int[] size : new int[][] {{0, 0}, {-10, 10}, {10, Integer.MIN_VALUE}, {5000, -5000}}) {
            put("lie-" + size[0] + "x" + size[1] + ".bmp", bmp(size[0], size[1], 24));
        }
        put("lie-0x0.jpg", jpegHeader(0, 0));
        put("lie-no-data.jpg", jpegHeader(100, 100));
        put("lie-0x0.tif", tiff(0, 0, 8, 1));
        put("lie-strips.tif", tiff(100, 100, 8, Integer.MAX_VALUE));
        put("lie-offset.tif", join(ascii("II"), bytes(42, 0), little(0x7ffffff0)));
        put("lie-loop.tif", join(ascii("II"), bytes(42, 0), little(8), bytes(0, 0), little(8)));
        put("lie-length.webp", join(ascii("RIFF"), little(-1), ascii("WEBPVP8 "), little(-1)));
        put("lie-short.webp", webp(100, 100));
    }

    /** Chunks that are wrong. */
    private void brokenPngs() {
        byte[] head = header(10, 10, 8, GREY);
        byte[] data = data(zeros(110));
        put("png-no-header.png", png(data));
        put("png-data-first.png", png(data, head));
        put("png-no-data.png", png(head));
        put("png-no-palette.png", png(header(10, 10, 8, PALETTE), data(zeros(110))));
        put("png-not-deflated.png", png(head, chunk("IDAT", new byte[200])));
        put("png-wrong-filter.png", png(head, data(filled(110, 99))));
        put("png-signature-only.png", SIGNATURE);
        for (int length : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24}) {
            put("png-length-" + length + ".png", join(SIGNATURE, head, ints(length), ascii("IDAT"), data));
        }
        for (int depth : new int[] {0, 3, 7, 32, 255}) {
            put("png-depth-" + depth + ".png", png(header(10, 10, depth, GREY), data));
        }
        for (int kind : new int[] {1, 5, 7, 255}) {
            put("png-colour-" + kind + ".png", png(header(10, 10, 8, kind), data));
        }
        for (int i = 1; i <= 3; i++) { // compression, filter, interlacing
            byte[] rest = bytes(8, GREY, i == 1 ? 9 : 0, i == 2 ? 9 : 0, i == 3 ? 9 : 0);
            put("png-method-" + i + ".png", png(chunk("IHDR", ints(10, 10), rest), data));
        }
        byte[] wrongSum = png(head, data);
        wrongSum[29] ^= 1;
        put("png-wrong-sum.png", wrongSum);
    }

    private void otherFormats() {
        put("bmp-depth-5.bmp", bmp(10, 10, 5));
        put("bmp-compression-9.bmp", bmp(10, 10, 24, 9));
        put("bmp-jpeg-inside.bmp", bmp(10, 10, 0, 4));
        put("tiff-no-tags.tif", join(ascii("II"), bytes(42, 0), little(8), bytes(0, 0), little(0)));
        put("tiff-many-tags.tif", join(ascii("MM"), bytes(0, 42, 0, 0, 0, 8, 255, 255)));
        put("tiff-big.tif", join(ascii("II"), bytes(43, 0, 8, 0, 0, 0), little(-1), little(-1)));
        put("jpeg-start-only.jpg", bytes(255, 0xd8));
        put("jpeg-no-tables.jpg",
                join(jpegStart(16, 16, 3), bytes(255, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2)));
        put("jpeg-length-0.jpg", bytes(255, 0xd8, 255, 0xe0, 0, 0, 255, 0xd9));
        put("jpeg-arithmetic.jpg", bytes(255, 0xd8, 255, 0xc9, 0, 11, 8, 0, 9, 0, 9, 1, 1, 17, 0, 255, 0xd9));
        put("webp-animation.webp", riff(join(ascii("ANIM"), little(6), new byte[6])));
        put("webp-lossless.webp", riff(join(ascii("VP8L"), little(5), bytes(0x2f, 255, 255, 255, 255))));
    }

    /** Much before anything that is a picture. */
    private void hugeHeaders() {
        byte[] bomb = deflated(zeros(200_000_000));
        byte[] name = join(ascii("x"), bytes(0, 0));
        for (String type : new String[] {"zTXt", "iCCP", "iTXt"}) {
            put("huge-" + type + ".png", png(header(10, 10, 8, GREY), chunk(type, name, bomb)));
        }
        put("huge-text.png", png(header(10, 10, 8, GREY), chunk("tEXt", name, filled(20_000_000, 'x'))));
        byte[][] chunks = new byte[50_000][];
        Arrays.fill(chunks, chunk("tEXt", name));
        put("huge-many-texts.png", png(join(header(10, 10, 8, GREY), join(chunks))));
        byte[][] segments = new byte[300][];
        Arrays.fill(segments, join(bytes(255, 0xe1, 255, 255), filled(65_533, 'E')));
        put("huge-segments.jpg", join(bytes(255, 0xd8), join(segments)));
        put("huge-fill.jpg", join(bytes(255, 0xd8), filled(10_000_000, 255)));
        put("huge-exif.jpg", join(bytes(255, 0xd8, 255, 0xe1, 0, 30), ascii("Exif"), bytes(0, 0), ascii("II"),
                bytes(42, 0), little(8), bytes(255, 255), little(8)));
    }

    private void truncated() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(TestServer.photo()))
                .getSubimage(100, 100, 64, 64);
        for (String format : new String[] {"jpg", "png", "bmp", "tiff"}) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            ImageIO.write(picture, format, whole);
            for (int percent : new int[] {1, 10, 40, 80}) {
                put("truncated-" + percent + "." + format,
                        Arrays.copyOf(whole.toByteArray(), whole.size() * percent / 100));
            }
        }
    }

    private void noPhotos() {
        put("nothing.jpg", new byte[0]);
        put("one-byte.png", new byte[1]);
        put("zeros.jpg", new byte[5_000_000]);
        put("laughs.svg", ascii("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><svg>&b;</svg>"));
        put("outside.svg", ascii("<svg><image href='file:///etc/passwd'/></svg>"));
        put("page.jpg", ascii("<html><script>alert(1)</script></html>"));
        put("program.png", join(bytes(127), ascii("ELF"), new byte[1000]));
        put("archive.jpg", join(ascii("PK"), bytes(3, 4), ascii("../../etc/passwd")));
        put("macro.bmp", ascii("%!PS\n(/etc/passwd) run"));
        put("delegate.jpg", ascii("push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1/x'\n"));
        put("object.png", bytes(0xac, 0xed, 0, 5, 's', 'r')); // serialised Java
        put("gif.gif", join(ascii("GIF89a"), bytes(255, 255, 255, 255, 0, 0, 0, ';')));
        put("cursor.ico", bytes(0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 32, 0, 255, 255, 255, 127, 22, 0, 0, 0));
    }

    private void put(String name, byte[] content) {
        if (files.put(name, content) != null) {
            throw new IllegalArgumentException(name + " is there twice");
        }
    }

    private static byte[] png(byte[]... chunks) {
        return join(SIGNATURE, join(chunks), END);
    }

    private static byte[] header(int width, int height, int depth, int kind) {
        return chunk("IHDR", ints(width, height), bytes(depth, kind, 0, 0, 0));
    }

    private static byte[] data(byte[] raw) {
        return chunk("IDAT", deflated(raw));
    }

    private static byte[] chunk(String type, byte[]... content) {
        byte[] body = join(ascii(type), join(content));
        CRC32 sum = new CRC32();
        sum.update(body);
        return join(ints(body.length - type.length()), body, ints((int) sum.getValue()));
    }

    private static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] out = new byte[raw.length / 500 + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static byte[] jpegHeader(int width, int height) {
        return jpegHeader(width, height, 3);
    }

    private static byte[] jpegHeader(int width, int height, int components) {
        return join(jpegStart(width, height, components), bytes(255, 0xd9));
    }

    private static byte[] jpegStart(int width, int height, int components) {
        byte[][] each = new byte[components][];
        Arrays.setAll(each, i -> bytes(i + 1, 17, 0));
        return join(bytes(255, 0xd8, 255, 0xc0, 0, 8 + 3 * components, 8, height >> 8, height, width >> 8,
                width, components), join(each));
    }

    private static byte[] bmp(int width, int height, int depth) {
        return bmp(width, height, depth, 0);
    }

    private static byte[] bmp(int width, int height, int depth, int compression) {
        return join(ascii("BM"), little(1000, 0, 54, 40, width, height), bytes(1, 0, depth, 0),
                little(compression, 0, 0, 0, 0, 0), new byte[100]);
    }

    private static byte[] webp(int width, int height) {
        return riff(join(ascii("VP8 "), little(10), bytes(0x50, 0, 0, 0x9d, 1, 0x2a, width, width >> 8,
                height, height >> 8)));
    }

    private static byte[] riff(byte[] chunks) {
        return join(ascii("RIFF"), little(4 + chunks.length), ascii("WEBP"), chunks);
    }

    private static byte[] tiff(int width, int height, int depth, int strips) {
        return join(ascii("II"), bytes(42, 0), little(8), bytes(6, 0), tag(256, 1, width),
                tag(257, 1, height), tag(258, 1, depth), tag(259, 1, 1), tag(273, strips, 8),
                tag(279, strips, 8), little(0));
    }

    private static byte[] tag(int tag, int count, int value) {
        return join(bytes(tag, tag >> 8, 4, 0), little(count, value));
    }

    private static byte[] zeros(int length) {
        return new byte[length];
    }

    private static byte[] filled(int length, int value) {
        byte[] all = new byte[length];
        Arrays.fill(all, (byte) value);
        return all;
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length);
        Arrays.stream(values).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] little(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
