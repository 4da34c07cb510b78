package org.diception.train.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.diception.UsageException;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Map<String, String> SECOND =
            Map.of("RANK", "1", "WORLD_SIZE", "4", "MASTER_ADDR", "node-0", "MASTER_PORT", "29500");

    @Test
    void theUsualVariablesSayWhereAProcessStands() {
        Placement second = Placement.of(SECOND);
        assertThat(second).isEqualTo(new Placement(1, 4, "node-0", 29500));
        assertThat(second.environment()).isEqualTo(SECOND);
    }

    @Test
    void aProcessWithoutThemIsAlone() {
        assertThat(Placement.of(Map.of("PATH", "/bin"))).isEqualTo(Placement.ALONE);
    }

    @Test
    void whatIsMissingOrMakesNoSenseIsNamed() {
        assertThatThrownBy(() -> Placement.of(Map.of("RANK", "1", "WORLD_SIZE", "2")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[MASTER_ADDR, MASTER_PORT] are not set");
        assertThatThrownBy(() -> new Placement(2, 2, "a", 1)).hasMessageContaining("RANK 2 and WORLD_SIZE 2");
        assertThatThrownBy(() -> new Placement(0, 2, "a", 70_000)).hasMessageContaining("MASTER_PORT 70000");
        Map<String, String> wrong = new HashMap<>(SECOND);
        wrong.put("RANK", "first");
        assertThatThrownBy(() -> Placement.of(wrong)).hasMessage("RANK is 'first', a number is wanted");
    }
}
