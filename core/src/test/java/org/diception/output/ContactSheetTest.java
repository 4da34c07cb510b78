package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.diception.image.RgbImage;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    private static final int PAPER = 0xf4;

    @Test
    void aLineUnderAnUprightPictureIsNotCut() {
        String caption = "semantic person: 5 found";
        ContactSheet sheet = new ContactSheet("upright.jpg");
        sheet.add(RgbImage.black(40, 200), caption);

        RgbImage page = sheet.page();

        assertThat(rightmostInk(page, 26 + 12 + 200)).isBetween(
                12 + PixelFont.width(caption) - 4, 12 + PixelFont.width(caption));
    }

    @Test
    void aLineLongerThanACellIsCutAtItsEdge() {
        ContactSheet sheet = new ContactSheet("upright.jpg");
        sheet.add(RgbImage.black(40, 200), "x".repeat(100));

        assertThat(sheet.page().width()).isEqualTo(12 + 360 + 12);
    }

    /** The last column with anything drawn in the rows from this one on. */
    private static int rightmostInk(RgbImage page, int fromRow) {
        int last = -1;
        for (int y = fromRow; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                if ((page.rgb()[3 * (y * page.width() + x)] & 0xff) != PAPER) {
                    last = Math.max(last, x);
                }
            }
        }
        return last;
    }
}
