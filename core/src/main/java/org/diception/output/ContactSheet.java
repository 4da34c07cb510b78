package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import org.diception.image.Filter;
import org.diception.image.Resample;
import org.diception.image.RgbImage;

/**
 * Everything about one photo on one page, for eyes: the photo, then a picture for each answer with a line
 * under it. Collects pictures, then draws; not thread-safe.
 */
public final class ContactSheet {
    /** Pixels of a cell's longer side. */
    private static final int CELL = 360;
    private static final int GAP = 12;
    private static final int CAPTION = 26;
    private static final int PAPER = 0xf4f4f4;
    private static final int INK = 0x202020;

    private final String title;
    private final List<Tile> tiles = new ArrayList<>();

    private record Tile(RgbImage picture, String caption) {
        /** Of its cell: an upright picture makes room for what stands under it. */
        int width() {
            return Math.max(picture.width(), Math.min(CELL, PixelFont.width(caption)));
        }
    }

    /** @param title stands over the page */
    public ContactSheet(String title) {
        this.title = title;
    }

    /** One more picture of any size; it is scaled to its cell. */
    public void add(RgbImage picture, String caption) {
        double scale = Math.min(1, (double) CELL / Math.max(picture.width(), picture.height()));
        int width = (int) Math.max(1, Math.round(scale * picture.width()));
        int height = (int) Math.max(1, Math.round(scale * picture.height()));
        tiles.add(new Tile(Resample.resize(picture, width, height, Filter.BILINEAR), caption));
    }

    /** The page; at least one picture must be on it. */
    public RgbImage page() {
        int wide = tiles.stream().mapToInt(tile -> tile.width()).max().orElseThrow();
        int high = tiles.stream().mapToInt(tile -> tile.picture().height()).max().orElseThrow();
        int columns = columns(wide, high);
        int rows = (tiles.size() + columns - 1) / columns;
        RgbImage page = RgbImage.black(GAP + columns * (wide + GAP),
                GAP + CAPTION + rows * (high + CAPTION + GAP));
        fill(page);
        PixelFont.write(page, title, GAP, GAP, INK);
        for (int i = 0; i < tiles.size(); i++) {
            int x = GAP + i % columns * (wide + GAP);
            int y = GAP + CAPTION + i / columns * (high + CAPTION + GAP);
            place(page, tiles.get(i).picture(), x, y);
            String caption = PixelFont.fitting(tiles.get(i).caption(), wide);
            PixelFont.write(page, caption, x, y + tiles.get(i).picture().height() + GAP / 2, INK);
        }
        return page;
    }

    /** So many that the page is about as wide as a screen is, 3 to 2. */
    private int columns(int wide, int high) {
        int columns = 1;
        while (columns < tiles.size()
                && 2 * columns * wide < 3 * (tiles.size() + columns - 1) / columns * (high + CAPTION)) {
            columns++;
        }
        return columns;
    }

    private static void fill(RgbImage page) {
        for (int i = 0; i < page.rgb().length; i++) {
            page.rgb()[i] = (byte) (PAPER >> 16 - 8 * (i % 3));
        }
    }

    private static void place(RgbImage page, RgbImage picture, int x, int y) {
        int row = 3 * picture.width();
        for (int i = 0; i < picture.height(); i++) {
            System.arraycopy(picture.rgb(), i * row, page.rgb(), 3 * ((y + i) * page.width() + x), row);
        }
    }
}
