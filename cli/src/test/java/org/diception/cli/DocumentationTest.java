package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diception.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages say is what the program does. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./diception (.*?)(?: {2,}#.*)?$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    static List<String> commands() throws IOException {
        String pages = Files.readString(ROOT.resolve("README.md"))
                + Files.readString(ROOT.resolve("docs/outputs.md"))
                + Files.readString(ROOT.resolve("docs/server.md"));
        return COMMAND.matcher(pages).results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkToAFileLeadsToOne(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results()
                .map(match -> match.group(1))
                .filter(target -> !target.contains("://"))
                .filter(target -> !Files.exists(page.resolveSibling(target))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfThePagesIsUnderstood(String command) {
        String[] words = WORD.matcher(command).results().map(DocumentationTest::plain).toArray(String[]::new);
        var line = new CommandLine(new Main(), new CommandFactory(Terminal.system()));
        assertThatCode(() -> line.parseArgs(words)).doesNotThrowAnyException();
    }

    @Test
    void theJavaOfTheReadmeIsTheCompiledExample() throws IOException {
        String example = Files.readString(
                Path.of("src/test/java/org/diception/examples/FirstAnswers.java"));
        String shown = between(example, "        // README begins\n", "        // README ends").indent(-8);
        assertThat(between(Files.readString(ROOT.resolve("README.md")), "```java\n", "```")).isEqualTo(shown);
    }

    @Test
    void theReadmeHasEveryTaskWithItsPrompt() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        assertThat(Task.all()).allSatisfy(task -> assertThat(lines).anySatisfy(line ->
                assertThat(line).startsWith("| `" + task.name() + "` |").contains("`" + task.prompt())));
    }

    private static String plain(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
