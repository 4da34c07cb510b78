package org.diception.server.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.diception.InputException;
import org.diception.Point;
import org.diception.io.Json;
import org.junit.jupiter.api.Test;

class DrawnTest {
    @Test
    void perCentBecomePixelsAndTheLastBoxAndLabelCount() {
        Drawn drawn = drawn("[" + keypoint("Cup", 50, true) + "," + keypoint("Cup", 25, false) + ","
                + rectangle("Cup", 10) + "," + rectangle("Spoon", 20) + "]");
        assertThat(drawn.prompt().on()).containsExactly(Point.at(100, 50));
        assertThat(drawn.prompt().off()).containsExactly(Point.at(50, 25));
        assertThat(drawn.prompt().frame()).isEqualTo(Optional.of(new Frame(40, 20, 140, 70)));
        assertThat(drawn.label()).isEqualTo("Spoon");
    }

    @Test
    void whatTheModelCannotBeAskedIsRefusedInWords() {
        assertRefused("[{\"type\": \"ellipselabels\", \"value\": {\"x\": 1, \"y\": 1}}]", "ellipselabels");
        assertRefused("[{\"type\": \"rectanglelabels\", \"is_positive\": false,"
                + " \"value\": {\"x\": 1, \"y\": 1}}]",
                "takes nothing away");
        assertRefused("[{\"type\": \"keypointlabels\", \"value\": {\"x\": \"left\", \"y\": 1}}]",
                "no number 'x'");
        assertRefused("[{\"type\": \"keypointlabels\", \"original_width\": 7, \"value\": {}}]",
                "7x100 pixels");
        assertRefused("[{\"type\": \"keypointlabels\", \"image_rotation\": 90, \"value\": {}}]", "turned");
        assertRefused("[" + keypoint("Cup", 50, false) + "]", "click on the thing first");
    }

    private static void assertRefused(String result, String words) {
        assertThatThrownBy(() -> drawn(result)).isInstanceOf(InputException.class)
                .hasMessageContaining(words);
    }

    private static Drawn drawn(String result) {
        return Drawn.parse(Json.read(result.getBytes(StandardCharsets.UTF_8), "context"), 200, 100);
    }

    private static String keypoint(String label, int at, boolean positive) {
        return String.format("{\"type\": \"keypointlabels\", \"is_positive\": %s, \"original_width\": 200,"
                + " \"original_height\": 100, \"value\": {\"x\": %d, \"y\": %d,"
                + " \"keypointlabels\": [\"%s\"]}}",
                positive, at, at, label);
    }

    private static String rectangle(String label, int at) {
        return String.format("{\"type\": \"rectanglelabels\","
                + " \"value\": {\"x\": %d, \"y\": %d, \"width\": 50,"
                + " \"height\": 50, \"rectanglelabels\": [\"%s\"]}}", at, at, label);
    }
}
