package org.diception.server.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.diception.InputException;
import org.junit.jupiter.api.Test;

class LabelConfigTest {
    @Test
    void tagsOfThePictureAreFoundWhereverTheyStand() {
        LabelConfig config = LabelConfig.parse("""
                <View><View><Image name="a" value="$photo"/></View>
                <BrushLabels name="m" toName="b,a"><Label value="Cup"/><Label value="Thing"/></BrushLabels>
                <BrushLabels name="other" toName="b"><Label value="Cup"/></BrushLabels>
                <KeyPointLabels name="k" toName="a" smart="true"><Label value="Cup"/></KeyPointLabels>
                </View>""");
        assertThat(config.image()).isEqualTo("a");
        assertThat(config.key()).isEqualTo("photo");
        assertThat(config.control("BrushLabels")).hasValueSatisfying(control -> {
            assertThat(control.name()).isEqualTo("m");
            assertThat(control.labels()).containsExactly("Cup", "Thing");
        });
        assertThat(config.control("KeyPointLabels")).hasValueSatisfying(control ->
                assertThat(control.smart()).isTrue());
        assertThat(config.control("RectangleLabels")).isEmpty();
        assertThat(config.controls()).hasSize(2);
    }

    @Test
    void whatHasNoPictureOrIsNoXmlIsRefused() {
        String bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><View>&x;</View>";
        for (String xml : List.of("<View/>", "<View><Image name='a'/></View>", "<View>", "", bomb,
                "<View>" + " ".repeat(1 << 20) + "</View>")) {
            assertThatThrownBy(() -> LabelConfig.parse(xml)).isInstanceOf(InputException.class)
                    .hasMessageContaining("labelling configuration").hasMessageContaining("; ");
        }
    }
}
