package org.diception.train.scenes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A page of scenes for eyes: below each photo the answers to all that can be asked about it. */
public final class SceneSheet {
    private static final int COLUMNS = 12;
    private static final int ROWS = 7;
    private static final int BLACK = 0;
    private static final int CLICK = 0xFF4000;
    /** Smaller instances are not asked for, as a share of the picture. */
    private static final double SMALLEST = .005;

    private final BufferedImage page;
    private final int size;

    private SceneSheet(int count, int size) {
        this.size = size;
        int bands = (count + COLUMNS - 1) / COLUMNS;
        page = new BufferedImage(Math.min(count, COLUMNS) * size, bands * ROWS * size,
                BufferedImage.TYPE_INT_RGB);
    }

    /**
     * Draws {@code count} scenes from {@code firstSeed} on, each {@code size} pixels wide, twelve side by
     * side.
     */
    public static BufferedImage draw(long firstSeed, int count, int size, SceneStyle style) {
        SceneSheet sheet = new SceneSheet(count, size);
        for (int i = 0; i < count; i++) {
            sheet.scene(Renderer.render(firstSeed + i, size, style), i % COLUMNS * size,
                    i / COLUMNS * ROWS * size);
        }
        return sheet.page;
    }

    /** Writes the sheet as PNG; the file appears whole or not at all. */
    public static void write(BufferedImage sheet, Path file) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "sheet", ".png");
        ImageIO.write(sheet, "png", draft.toFile());
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void scene(RenderedScene scene, int left, int top) {
        Random random = new Random(scene.seed());
        for (int i = 0; i < size * size; i++) {
            int at = 3 * i;
            page.setRGB(left + i % size, top + i / size, (scene.rgb()[at] & 255) << 16
                    | (scene.rgb()[at + 1] & 255) << 8 | scene.rgb()[at + 2] & 255);
        }
        paste(Examples.depth(scene), left, top + size);
        paste(Examples.normal(scene), left, top + 2 * size);
        paste(Examples.entity(scene, random), left, top + 3 * size);
        List<Integer> instances = Examples.instances(scene, SMALLEST);
        if (!instances.isEmpty()) {
            int instance = instances.get(random.nextInt(instances.size()));
            paste(Examples.segment(scene, instance, 2, random), left, top + 4 * size);
        }
        List<String> classes = Examples.classes(scene, SMALLEST);
        if (!classes.isEmpty()) {
            String name = classes.get(random.nextInt(classes.size()));
            paste(Examples.semantic(scene, name, random), left, top + 5 * size);
        }
        paste(Examples.pose(scene), left, top + 6 * size);
    }

    private void paste(Example example, int left, int top) {
        float[] picture = example.answer();
        int pixels = size * size;
        for (int i = 0; i < pixels; i++) {
            page.setRGB(left + i % size, top + i / size,
                    level(picture[i]) << 16 | level(picture[pixels + i]) << 8 | level(
                    picture[2 * pixels + i]));
        }
        for (int p = 0; p < example.points().length; p += 2) {
            int x = left + (int) (example.points()[p] * size);
            int y = top + (int) (example.points()[p + 1] * size);
            for (int d = 0; d < 9; d++) {
                int px = Math.max(left, Math.min(left + size - 1, x + d % 3 - 1));
                int py = Math.max(top, Math.min(top + size - 1, y + d / 3 - 1));
                page.setRGB(px, py, d == 4 ? BLACK : CLICK);
            }
        }
    }

    private static int level(float v) {
        return Math.round((Math.max(-1, Math.min(1, v)) + 1) * 127.5f);
    }
}
