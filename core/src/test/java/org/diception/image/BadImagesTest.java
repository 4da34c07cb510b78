package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of the reference folder's {@code bad}, with the result that is wanted there. */
@NeedsGoldens
class BadImagesTest {
    record Case(String file, String want, String why) {
        @Override
        public String toString() {
            return file + ": " + why;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : Goldens.json("bad/expected.json")) {
            if (node.get("file").asText().startsWith("img_")) {
                cases.add(new Case(
                        node.get("file").asText(), node.get("want").asText(), node.get("why").asText()));
            }
        }
        assertThat(cases).isNotEmpty();
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPictureLoadsOrIsRefusedAsWanted(Case c) {
        var path = Goldens.path("bad").resolve(c.file);
        if (c.want.equals("ok")) {
            assertThat(ImageFile.read(path).width()).isPositive();
        } else {
            assertThatThrownBy(() -> ImageFile.read(path)).isInstanceOf(InputException.class)
                    .hasMessageContaining(c.file)
                    .hasMessageContaining(";")
                    .hasMessageNotContaining("\n");
        }
    }
}
