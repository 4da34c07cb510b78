package org.diception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Point[] SIX = Stream.generate(() -> Point.at(1, 1)).limit(6).toArray(Point[]::new);

    @Test
    void aTaskIsKnownByItsNameOnly() {
        assertThat(Task.parse("depth")).isSameAs(Task.DEPTH);
        assertThatThrownBy(() -> Task.parse("depths"))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown task 'depths'; known: depth, normal, segment, entity, semantic, pose");
    }

    @Test
    void sixPointsAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> Task.SEGMENT.at(SIX))
                .isInstanceOf(UsageException.class)
                .hasMessage("task segment: 6 points given, the model takes 1 to 5");
    }

    @Test
    void whatATaskDoesNotTakeIsRefused() {
        assertThatThrownBy(() -> Task.DEPTH.at(Point.at(1, 1))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Task.DEPTH.named("cat")).isInstanceOf(UsageException.class);
        assertThatThrownBy(Task.SEMANTIC::question).hasMessageContaining("name the class");
        assertThatThrownBy(Task.SEGMENT::question).hasMessageContaining("0 points given");
    }

    @Test
    void thePromptIsTheOneOfTheOfficialCode() {
        assertThat(Task.DEPTH.question().prompt()).isEqualTo("[[image2depth]]");
        assertThat(Task.SEMANTIC.named(" traffic light ").prompt())
                .isEqualTo("[[image2semantic]] traffic light");
    }

    @Test
    void aPromptOfABatchListIsAQuestion() {
        assertThat(Question.ofPrompt("[[image2semantic]] cat", List.of()))
                .isEqualTo(Task.SEMANTIC.named("cat"));
        assertThat(Question.ofPrompt("[[image2pose]]", List.of())).isEqualTo(Task.POSE.question());
        assertThatThrownBy(() -> Question.ofPrompt("[[image2music]]", List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("unknown prompt '[[image2music]]'; known: [[image2depth]]");
    }

    @Test
    void differentQuestionsNameDifferentFiles() {
        assertThat(Task.DEPTH.question().label()).isEqualTo("depth");
        assertThat(Task.SEMANTIC.named("traffic light").label()).isEqualTo("semantic-traffic_light");
        assertThat(Task.SEGMENT.at(Point.at(412, 288), Point.at(4, 5)).label())
                .isEqualTo("segment-412x288+4x5");
        assertThat(Task.SEGMENT.at(Point.normalised(0.5, 0.25)).label()).isEqualTo("segment-share0.5x0.25");
        assertThat(Task.SEMANTIC.named("../../etc/passwd").label()).doesNotContain("/").doesNotContain(".");
    }
}
