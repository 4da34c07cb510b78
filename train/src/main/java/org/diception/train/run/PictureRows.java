package org.diception.train.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.diception.image.RgbImage;

/**
 * Rows of pictures of one size under a line each, as one picture for eyes. Needs a font of the system. Not
 * safe for use by several threads.
 */
public final class PictureRows {
    private static final int TITLE = 18;
    private static final int GAP = 4;

    private record Row(String title, List<RgbImage> pictures) {}

    private final List<Row> rows = new ArrayList<>();

    /** One more row. */
    public void add(String title, List<RgbImage> pictures) {
        rows.add(new Row(title, List.copyOf(pictures)));
    }

    /** All rows; a black point where there are none. */
    public RgbImage page() {
        if (rows.isEmpty()) {
            return RgbImage.black(1, 1);
        }
        RgbImage first = rows.get(0).pictures().get(0);
        int columns = rows.stream().mapToInt(row -> row.pictures().size()).max().getAsInt();
        int step = first.height() + TITLE + GAP;
        BufferedImage page = new BufferedImage(
                columns * (first.width() + GAP), rows.size() * step, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.BLACK);
        for (int i = 0; i < rows.size(); i++) {
            pen.drawString(rows.get(i).title(), 2, i * step + TITLE - GAP);
            for (int k = 0; k < rows.get(i).pictures().size(); k++) {
                pen.drawImage(rows.get(i).pictures().get(k).toBufferedImage(),
                        k * (first.width() + GAP), i * step + TITLE, null);
            }
        }
        pen.dispose();
        return RgbImage.of(page);
    }
}
