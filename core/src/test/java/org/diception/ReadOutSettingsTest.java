package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOutSettingsTest {
    @Test
    void everyConstantCanBeSetByItsName() {
        ReadOutSettings settings = ReadOutSettings.defaults();
        assertThat(settings.constants()).isNotEmpty().allSatisfy((name, value) ->
                assertThat(settings.with(name, value.toString())).isEqualTo(settings));
        assertThat(settings.with("paper.sigma", "0.25").paper().sigma()).isEqualTo(0.25);
        assertThat(settings.with("paper.eta", "3").paper().eta()).isEqualTo(3);
        assertThat(settings.with("instances.rounds", "7").instances().rounds()).isEqualTo(7);
        assertThat(settings.with("pose.red", "0.3").pose().red()).isEqualTo(0.3);
        assertThat(settings.with("mask.faintest", "0.5").mask().faintest()).isEqualTo(0.5);
    }

    @Test
    void whatDiffersFromTheDefaultsIsSaid() {
        assertThat(ReadOutSettings.defaults().withMode(ReadOutSettings.Mode.PAPER).with("paper.eta", "3"))
                .hasToString("paper paper.eta=3");
    }

    @ParameterizedTest
    @CsvSource({
        "paper.sigma, 2, sigma: 2 lies outside 0 to 1.73",
        "paper.sigma, NaN, sigma: NaN lies outside",
        "paper.kernel, 4, kernel: 4 is even",
        "paper.eta, 0, eta: 0 lies outside",
        "paper.eta, 1.5, eta: '1.5' is no whole number",
        "paper.beta, much, beta: 'much' is no number",
        "paper.alpha, 1, unknown read-out setting 'paper.alpha'; known: paper.sigma"})
    void aWrongConstantIsRefusedWithItsRange(String name, String value, String message) {
        assertThatThrownBy(() -> ReadOutSettings.defaults().with(name, value))
                .isInstanceOf(UsageException.class).hasMessageContaining(message);
    }

    @Test
    void anUnknownModeIsRefusedWithTheKnownOnes() {
        assertThat(ReadOutSettings.Mode.parse("PAPER")).isEqualTo(ReadOutSettings.Mode.PAPER);
        assertThatThrownBy(() -> ReadOutSettings.Mode.parse("best"))
                .isInstanceOf(UsageException.class).hasMessageContaining("'best'; known: paper, improved");
    }
}
