package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptSetTest {
    @Test
    void thereAreEightySevenPromptsAndNoneTwice() {
        assertThat(PromptSet.ALL).hasSize(6 + 80 + 1).doesNotHaveDuplicates();
    }

    @Test
    void classesStandInTheOrderOfCoco() {
        assertThat(CocoClasses.NAMES).hasSize(80).startsWith("person", "bicycle").endsWith("toothbrush");
        assertThat(CocoClasses.NAMES.indexOf("dog")).isEqualTo(16);
        assertThat(CocoClasses.NAMES.indexOf("tv")).isEqualTo(62);
    }

    @Test
    void aClassFollowsTheTaskBehindASpace() {
        assertThat(PromptSet.semantic("traffic light")).isEqualTo("[[image2semantic]] traffic light");
        assertThat(PromptSet.ALL).contains("[[image2semantic]] traffic light", "[[image2depth]]", "");
    }
}
