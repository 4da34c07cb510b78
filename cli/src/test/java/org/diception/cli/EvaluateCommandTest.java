package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the embedded model and a few rendered scenes. */
@NeedsGoldens
class EvaluateCommandTest {
    private static final String RECIPE = """
            name: A trial
            sets:
            - {kind: synthetic, tasks: [depth, segment]}
            settings:
            - {steps: 1, guidance: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    void tablesGoToStdoutAndReportsIntoTheFolder() throws IOException {
        Shell shell = evaluate("--limit", "2");
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.outLines()).startsWith("A trial", "", "depth")
                .anyMatch(line -> line.contains("2 of 500"))
                .anyMatch(line -> line.contains("alignment: scale and shift"))
                .anyMatch(line -> line.startsWith("weights: "));
        assertThat(shell.err()).endsWith("report.html\n");
        assertThat(folder.resolve("out/report.html")).exists();
        JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
        assertThat(report.path("outcomes").path(0).path("scores").path("absrel").isNumber()).isTrue();
    }

    @Test
    void aSecondRunAsksOnlyWhatIsMissing() throws IOException {
        evaluate("--limit", "1");
        long lines = lines();
        Shell shell = evaluate("--limit", "2", "--json");
        assertThat(new ObjectMapper().readTree(shell.out()).path("outcomes").path(0).path("judged").asInt())
                .isEqualTo(2);
        assertThat(lines()).isEqualTo(lines + 2);
        evaluate("--limit", "1", "--overwrite");
        assertThat(lines()).isEqualTo(lines);
    }

    @Test
    void aPageIsGivenItsTables() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"),
                "<!-- scores: recipe -->\n<!-- end -->\n");
        assertThat(evaluate("--limit", "1", "--write", page.toString()).exitCode()).isZero();
        assertThat(Files.readString(page)).contains("**depth**").contains("| synthetic | nano |");
    }

    @Test
    void aMistypedRecipeIsRefusedInOneLine() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), RECIPE.replace("settings", "setings"));
        Shell shell = Shell.run("evaluate", folder.resolve("recipe.yaml").toString());
        assertThat(shell.exitCode()).isEqualTo(Failure.FAILED);
        assertThat(shell.err()).contains("recipe.yaml:4: unknown key 'setings'; closest are 'settings'")
                .hasLineCount(1);
    }

    private Shell evaluate(String... options) throws IOException {
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
        String[] all = new String[options.length + 4];
        all[0] = "evaluate";
        all[1] = recipe.toString();
        all[2] = "-o";
        all[3] = folder.resolve("out").toString();
        System.arraycopy(options, 0, all, 4, options.length);
        return Shell.run(all);
    }

    private long lines() throws IOException {
        return Files.readAllLines(folder.resolve("out/results.jsonl")).size();
    }
}
