package org.diception.output;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import org.diception.image.RgbImage;

/** Painting over a photo; strokes grow with the photo, so that they look the same on every screen. */
final class Drawing {
    private static final double DIAGONAL_PER_LINE = 250;
    private static final double DIAGONAL_PER_CONTOUR = 400;

    private final RgbImage picture;

    /** Begins with a copy of the photo. */
    Drawing(RgbImage photo) {
        picture = new RgbImage(photo.width(), photo.height(), photo.rgb().clone());
    }

    RgbImage picture() {
        return picture;
    }

    /** Mixes another picture of the same size in. */
    void mix(RgbImage other, double share) {
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = mixed(picture.rgb()[i] & 0xff, other.rgb()[i] & 0xff, share);
        }
    }

    /** Mixes the colour of each pixel's label in; 0 stays as it is. */
    void tint(int[] labels, int[] colours, double share) {
        for (int i = 0; i < labels.length; i++) {
            for (int k = 0; labels[i] > 0 && k < 3; k++) {
                int at = 3 * i + k;
                picture.rgb()[at] =
                        mixed(picture.rgb()[at] & 0xff, colours[labels[i]] >> 16 - 8 * k & 0xff, share);
            }
        }
    }

    /** Draws the inner edge of each label in its colour. */
    void contours(int[] labels, int[] colours) {
        int width = picture.width();
        int reach = (int) Math.max(1, Math.round(diagonal() / DIAGONAL_PER_CONTOUR));
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] > 0 && atEdge(labels, i % width, i / width, reach)) {
                for (int k = 0; k < 3; k++) {
                    picture.rgb()[3 * i + k] = (byte) (colours[labels[i]] >> 16 - 8 * k);
                }
            }
        }
    }

    private boolean atEdge(int[] labels, int x, int y, int reach) {
        int label = labels[y * picture.width() + x];
        for (int d = 1; d <= reach; d++) {
            for (int direction = 0; direction < Outline.DX.length; direction++) {
                int nextX = x + d * Outline.DX[direction];
                int nextY = y + d * Outline.DY[direction];
                boolean inside = nextX >= 0 && nextX < picture.width()
                        && nextY >= 0 && nextY < picture.height();
                if (inside && labels[nextY * picture.width() + nextX] != label) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Draws lines from x, y to x, y and discs at x, y; coordinates are pixels of the photo. */
    void skeleton(Iterable<Stroke> strokes) {
        if (!strokes.iterator().hasNext()) {
            return;
        }
        BufferedImage canvas = picture.toBufferedImage();
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double thick = Math.max(2, diagonal() / DIAGONAL_PER_LINE);
        graphics.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Stroke stroke : strokes) {
            graphics.setColor(new Color(stroke.rgb()));
            if (stroke.dot()) {
                disc(graphics, stroke, 1.7 * thick, Color.WHITE);
                disc(graphics, stroke, 1.2 * thick, new Color(stroke.rgb()));
            } else {
                graphics.draw(new Line2D.Double(stroke.x1(), stroke.y1(), stroke.x2(), stroke.y2()));
            }
        }
        graphics.dispose();
        System.arraycopy(RgbImage.of(canvas).rgb(), 0, picture.rgb(), 0, picture.rgb().length);
    }

    /** A line, or a disc where both ends are the same. */
    record Stroke(double x1, double y1, double x2, double y2, int rgb) {
        boolean dot() {
            return x1 == x2 && y1 == y2;
        }
    }

    private static void disc(Graphics2D graphics, Stroke at, double radius, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double(at.x1() - radius, at.y1() - radius, 2 * radius, 2 * radius));
    }

    private double diagonal() {
        return Math.hypot(picture.width(), picture.height());
    }

    private static byte mixed(int from, int to, double share) {
        return (byte) Math.round(from + (to - from) * share);
    }
}
