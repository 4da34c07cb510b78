package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Node;

/** What is written is read back with the JDK's reader, an implementation of its own. */
class PngWriterTest {
    private static final int WIDTH = 13;
    private static final int HEIGHT = 7;

    private static byte[] noise(int bytesPerPixel) {
        byte[] bytes = new byte[WIDTH * HEIGHT * bytesPerPixel];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static BufferedImage read(PngWriter png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png.bytes()));
    }

    @Test
    void everyKindComesBackWithEverySample() throws IOException {
        byte[] rgb = noise(3);
        byte[] rgba = noise(4);
        byte[] grey = noise(1);
        short[] grey16 = new short[WIDTH * HEIGHT];
        for (int i = 0; i < grey16.length; i++) {
            grey16[i] = (short) (i * 719);
        }
        assertSamples(read(PngWriter.rgb(new RgbImage(WIDTH, HEIGHT, rgb))), 3, i -> rgb[i] & 0xff);
        assertSamples(read(PngWriter.rgba(WIDTH, HEIGHT, rgba)), 4, i -> rgba[i] & 0xff);
        assertSamples(read(PngWriter.grey(WIDTH, HEIGHT, grey)), 1, i -> grey[i] & 0xff);
        assertSamples(read(PngWriter.grey16(WIDTH, HEIGHT, grey16)), 1, i -> grey16[i] & 0xffff);
        short[] rgb16 = new short[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb16.length; i++) {
            rgb16[i] = (short) (i * 719);
        }
        assertSamples(read(PngWriter.rgb16(WIDTH, HEIGHT, rgb16)), 3, i -> rgb16[i] & 0xffff);
    }

    private static void assertSamples(BufferedImage image, int bands, IntUnaryOperator expected) {
        int[] samples = image.getRaster().getPixels(0, 0, WIDTH, HEIGHT, (int[]) null);
        assertThat(samples).hasSize(WIDTH * HEIGHT * bands);
        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo(expected.applyAsInt(i));
        }
    }

    @Test
    void textsComeBackInEveryAlphabet() throws IOException {
        PngWriter png = PngWriter.grey(1, 1, new byte[1])
                .text("convention", "x right, y up").text("prompt", "größe").text("name", "猫 in the picture");
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png.bytes())));
        Map<String, String> texts = new HashMap<>();
        collect(reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"), texts);
        assertThat(texts).containsOnly(Map.entry("convention", "x right, y up"),
                Map.entry("prompt", "größe"), Map.entry("name", "猫 in the picture"));
    }

    private static void collect(Node node, Map<String, String> texts) {
        if (node.getNodeName().equals("tEXtEntry") || node.getNodeName().equals("iTXtEntry")) {
            Node value = node.getAttributes().getNamedItem("value");
            texts.put(node.getAttributes().getNamedItem("keyword").getNodeValue(),
                    (value != null ? value : node.getAttributes().getNamedItem("text")).getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, texts);
        }
    }

    @Test
    void theSamePictureIsTheSameFile() {
        RgbImage image = new RgbImage(WIDTH, HEIGHT, noise(3));
        assertThat(PngWriter.rgb(image).bytes()).isEqualTo(PngWriter.rgb(image).bytes());
    }

    @Test
    void nothingIsLeftWhereTheFileCannotBeWritten(@TempDir Path folder) throws IOException {
        Path blocked = Files.createDirectories(folder.resolve("taken.png").resolve("full"));
        assertThatThrownBy(() -> PngWriter.grey(1, 1, new byte[1]).write(blocked.getParent()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("taken.png").hasMessageNotContaining("\n");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(blocked.getParent());
        }
    }

    @Test
    void wrongSizesAndKeysAreRefused() {
        assertThatThrownBy(() -> PngWriter.grey(2, 3, new byte[5])).isInstanceOf(InputException.class)
                .hasMessageContaining("needs 6 bytes, 5 given");
        assertThatThrownBy(() -> PngWriter.rgba(0, 3, new byte[0])).isInstanceOf(InputException.class);
        PngWriter png = PngWriter.grey(1, 1, new byte[1]);
        for (String key : new String[] {"", " a", "b ", "new\nline", "k".repeat(80), "猫"}) {
            assertThatThrownBy(() -> png.text(key, "")).isInstanceOf(InputException.class);
        }
    }
}
