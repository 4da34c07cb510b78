package org.diception.train.scenes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** A page of scenes for eyes: below each photo its disparity, normals, instances and joints. */
public final class SceneSheet {
    private static final int COLUMNS = 12;
    private static final int ROWS = 5;

    private SceneSheet() {
    }

    /** Draws {@code count} scenes from {@code firstSeed} on, each {@code size} pixels wide. */
    public static BufferedImage draw(long firstSeed, int count, int size, SceneStyle style) {
        int bands = (count + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(Math.min(count, COLUMNS) * size, bands * ROWS * size,
                BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < count; i++) {
            draw(Renderer.render(firstSeed + i, size, style), sheet, i % COLUMNS * size,
                    i / COLUMNS * ROWS * size);
        }
        return sheet;
    }

    /** Writes the sheet as PNG; the file appears whole or not at all. */
    public static void write(BufferedImage sheet, Path file) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "sheet", ".png");
        ImageIO.write(sheet, "png", draft.toFile());
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void draw(RenderedScene s, BufferedImage sheet, int left, int top) {
        float nearest = 1e-6f;
        for (float d : s.disparity()) {
            nearest = Math.max(nearest, d);
        }
        for (int i = 0; i < s.ids().length; i++) {
            int x = left + i % s.size();
            int y = top + i / s.size();
            int photo = rgb(s.rgb()[3 * i] & 255, s.rgb()[3 * i + 1] & 255, s.rgb()[3 * i + 2] & 255);
            int grey = (int) (255 * s.disparity()[i] / nearest);
            sheet.setRGB(x, y, photo);
            sheet.setRGB(x, y + s.size(), rgb(grey, grey, grey));
            sheet.setRGB(x, y + 2 * s.size(), rgb(level(s.normals()[3 * i]), level(s.normals()[3 * i + 1]),
                    level(s.normals()[3 * i + 2])));
            sheet.setRGB(x, y + 3 * s.size(), colour(s.ids()[i]));
            sheet.setRGB(x, y + 4 * s.size(), photo >> 1 & 0x7F7F7F);
        }
        for (RenderedScene.Person person : s.people()) {
            for (int j = 0; j < RenderedScene.Person.JOINTS; j++) {
                float seen = person.joints()[3 * j + 2];
                if (seen > 0) {
                    dot(sheet, left + (int) person.joints()[3 * j],
                            top + 4 * s.size() + (int) person.joints()[3 * j + 1],
                            seen == 2 ? 0xFFFF00 : 0xFF0000);
                }
            }
        }
    }

    private static void dot(BufferedImage sheet, int x, int y, int rgb) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (x + dx >= 0 && y + dy >= 0 && x + dx < sheet.getWidth() && y + dy < sheet.getHeight()) {
                    sheet.setRGB(x + dx, y + dy, rgb);
                }
            }
        }
    }

    private static int colour(int id) {
        return id == 0 ? 0 : (int) (new Dice(id).next() >>> 40) | 0x404040;
    }

    private static int level(float unit) {
        return Math.round((unit * .5f + .5f) * 255);
    }

    private static int rgb(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }
}
