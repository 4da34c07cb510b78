package org.diception.server.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.diception.Box;
import org.diception.InputException;
import org.diception.Point;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.Test;

class PromptTest {
    private static final Point CLICK = Point.at(50, 40);

    @Test
    void aBoxIsLookedAtWithAQuarterOfItAround() {
        Prompt prompt = new Prompt(List.of(), List.of(), Optional.of(new Frame(40, 40, 80, 60)));
        Box cut = prompt.cut(85, 100);
        assertThat(cut).isEqualTo(new Box(30, 35, 55, 30));
        assertThat(prompt.question(cut).points()).containsExactly(
                Point.at(30, 15), Point.at(30, 10), Point.at(30, 20), Point.at(20, 15), Point.at(40, 15));
    }

    @Test
    void clicksInABoxStandForThoseOfTheBox() {
        Prompt prompt = new Prompt(List.of(CLICK), List.of(), Optional.of(new Frame(40, 30, 80, 60)));
        assertThat(prompt.question(prompt.cut(100, 100)).points()).containsExactly(Point.at(20, 18));
    }

    @Test
    void whatCannotBeAskedIsRefusedInWords() {
        Optional<Frame> none = Optional.empty();
        assertThatThrownBy(() -> new Prompt(List.of(), List.of(CLICK), none))
                .isInstanceOf(InputException.class).hasMessageContaining("click on the thing first");
        assertThatThrownBy(() -> new Prompt(Collections.nCopies(6, CLICK), List.of(), none))
                .hasMessageContaining("6 clicks on the thing");
        assertThatThrownBy(() -> new Prompt(List.of(CLICK), Collections.nCopies(21, CLICK), none))
                .hasMessageContaining("21 beside it");
        assertThatThrownBy(() -> new Prompt(List.of(CLICK), List.of(), Optional.of(new Frame(0, 0, 9, 9))))
                .hasMessageContaining("outside the box");
        assertThatThrownBy(() -> new Prompt(List.of(CLICK), List.of(), none).cut(40, 40))
                .hasMessageContaining("outside the photo");
        assertThatThrownBy(() -> new Frame(200, 200, 300, 300).cut(100, 100))
                .hasMessageContaining("outside the photo");
        assertThatThrownBy(() -> new Frame(5, 5, 5, 9)).hasMessageContaining("no inside");
    }

    @Test
    void coloursDecideWhatIsNearToAClickAndThenTheWay() {
        RgbImage halves = halves(60, 30, 40);
        boolean[] left = Nearness.compare(halves, List.of(Point.at(5, 15)), List.of(Point.at(50, 15)));
        boolean[] plain = Nearness.compare(RgbImage.black(60, 30), List.of(Point.at(5, 15)),
                List.of(Point.at(50, 15)));
        for (int x = 0; x < 60; x++) {
            assertThat(left[15 * 60 + x]).as("halves " + x).isEqualTo(x < 40);
            assertThat(plain[15 * 60 + x]).as("one colour " + x).isEqualTo(x < 28);
        }
    }

    @Test
    void largePicturesAreComparedInSmallAndGiveEachPixelAnAnswer() {
        boolean[] left = Nearness.compare(halves(1500, 30, 1000), List.of(Point.at(20, 15)),
                List.of(Point.at(1400, 15)));
        assertThat(left).hasSize(1500 * 30);
        assertThat(left[15 * 1500 + 950]).isTrue();
        assertThat(left[15 * 1500 + 1050]).isFalse();
    }

    /** Black up to a column, white from it on. */
    private static RgbImage halves(int width, int height, int edge) {
        RgbImage picture = RgbImage.black(width, height);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = (byte) (i / 3 % width < edge ? 0 : 255);
        }
        return picture;
    }
}
