package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void changingASettingLeavesTheOriginalAsItWas() {
        Request request = Request.defaults();
        assertThat(request.withSeed(7).withSteps(4).seed()).isEqualTo(7);
        assertThat(request.seed()).isEqualTo(42);
        assertThat(request.steps()).isEmpty();
    }

    @Test
    void stepsAndGuidanceHaveBounds() {
        assertThatThrownBy(() -> Request.defaults().withSteps(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("0 steps asked for, the model takes 1 to 1000");
        assertThatThrownBy(() -> Request.defaults().withSteps(1001)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Request.defaults().withGuidance(Double.NaN))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Request.defaults().withGuidance(-1)).isInstanceOf(UsageException.class);
    }

    @Test
    void samplesHaveBoundsToo() {
        assertThat(Request.defaults().samples()).isEqualTo(1);
        assertThatThrownBy(() -> Request.defaults().withSamples(0))
                .isInstanceOf(UsageException.class).hasMessage("0 samples asked for, 1 to 100 are possible");
        assertThatThrownBy(() -> Request.defaults().withSamples(101)).isInstanceOf(UsageException.class);
    }

    @Test
    void optionsRefuseWhatCannotBe() {
        assertThatThrownBy(() -> Options.defaults().withThreads(0)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Options.defaults().withBatch(0)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Options.defaults().withSize(0, 768)).isInstanceOf(UsageException.class);
    }

    @Test
    void sizesAreASideOrWidthAndHeight() {
        assertThat(WorkingSize.parse("768")).isEqualTo(new WorkingSize(768, 768));
        assertThat(WorkingSize.parse("1024x768")).isEqualTo(new WorkingSize(1024, 768));
        for (String wrong : new String[] {"", "x", "768x", "1x2x3", "big", "99999999999"}) {
            assertThatThrownBy(() -> WorkingSize.parse(wrong)).as(wrong).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void settingsAreParsedByTheNamesThatUsersType() {
        assertThat(PointOrder.parse("y-x")).isEqualTo(PointOrder.Y_X);
        assertThat(Compatibility.parse("official-single")).isEqualTo(Compatibility.OFFICIAL_SINGLE);
        assertThatThrownBy(() -> PointOrder.parse("yx")).hasMessageContaining("x-y, y-x");
        assertThatThrownBy(() -> Compatibility.parse("other")).hasMessageContaining("official-batch");
    }
}
