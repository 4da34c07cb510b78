package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.Task;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded model, as it stands on the class path. */
@NeedsGoldens
class NanoTest {
    @TempDir
    private Path folder;

    @Test
    void itAnswersAllQuestionsWithoutAnyOption() {
        Shell shell = Shell.run("predict", Shell.photo("img0.png"), "-o", folder.toString());
        assertThat(shell.err()).isEmpty();
        assertThat(shell.outLines()).hasSize(Task.all().size());
    }

    @Test
    void itNamesItsSettingsForEveryTask() throws IOException {
        List<String> named = new ArrayList<>();
        try (InputStream index = getClass().getResourceAsStream("/org/diception/nano/model_index.json")) {
            new ObjectMapper().readTree(index).path("diception").path("tasks").fieldNames()
                    .forEachRemaining(named::add);
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(Task.all().stream().map(Task::name).toList());
    }
}
