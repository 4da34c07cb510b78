package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.InputException;
import org.junit.jupiter.api.Test;

/** The protocol, with a shell script in Python's place. */
class PeerProcessTest {
    private static final String TOOK = "{\"seconds\": 1.5, \"cpu\": 2.5, \"peak\": 4096}";

    @Test
    void everyRequestIsALineAndSoIsItsAnswer() {
        try (PeerProcess peer = script("while read -r line; do echo \"{\\\"echo\\\": $line}\"; done")) {
            assertThat(peer.ask("load", Map.of("threads", 2)).path("echo"))
                    .hasToString("{\"do\":\"load\",\"threads\":2}");
            assertThat(peer.ask("decode", Map.of()).path("echo")).hasToString("{\"do\":\"decode\"}");
        }
    }

    @Test
    void whatItMeasuredOfItselfIsRead() {
        try (PeerProcess peer = script("read -r line; echo '" + TOOK + "'")) {
            assertThat(Took.of(peer.ask("encode", Map.of()))).isEqualTo(new Took(1.5, 2.5, 4096));
        }
    }

    @Test
    void itsErrorsAreOurs() {
        try (PeerProcess peer = script("read -r line; echo '{\"error\": \"RuntimeError: no memory\"}'")) {
            assertThatThrownBy(() -> peer.ask("load", Map.of()))
                    .isInstanceOf(InputException.class)
                    .hasMessage("sh: 'load' failed: RuntimeError: no memory");
        }
    }

    @Test
    void aProcessThatEndsIsAnErrorThatNamesTheRequest() {
        try (PeerProcess peer = script("read -r line")) {
            assertThatThrownBy(() -> peer.ask("load", Map.of()))
                    .isInstanceOf(InputException.class).hasMessageContaining("ended during 'load'");
        }
    }

    @Test
    void aProgramThatIsNotThereIsAnErrorWithItsCure() {
        assertThatThrownBy(() -> PeerProcess.start(List.of("no-such-python")))
                .isInstanceOf(InputException.class).hasMessageContaining("name a Python with --python");
    }

    @Test
    void ourLaunchersSettingsStayWithUs() {
        ProcessBuilder builder = new ProcessBuilder("sh");
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        builder.environment().put("OMP_NUM_THREADS", "2");
        Map<String, String> left = new LinkedHashMap<>(PeerProcess.plain(builder).environment());
        assertThat(left).doesNotContainKey("OMP_WAIT_POLICY").containsEntry("OMP_NUM_THREADS", "2");
    }

    private static PeerProcess script(String script) {
        return PeerProcess.start(List.of("sh", "-c", script));
    }
}
