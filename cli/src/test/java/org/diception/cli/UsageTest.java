package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.Images;
import org.diception.golden.GoldenSizes;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is one line with a cure, the right exit code, and nothing on disk. */
@NeedsGoldens
class UsageTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        String photo = Shell.photo("img0.png");
        RgbImage pixels = Images.read(Path.of(photo));
        String outside = pixels.width() + 1 + ",4";
        GoldenSizes sizes = GoldenSizes.read();
        return Stream.of(
                mistake(2, "no command given"),
                mistake(2, "Unmatched argument", "predikt", photo),
                mistake(2, "Missing required parameter", "predict"),
                mistake(2, "unknown task 'depths'; known: depth", "predict", photo, "--task", "depths"),
                mistake(2, "add --point x,y", "predict", photo, "--task", "segment"),
                mistake(2, "add --class NAME", "predict", photo, "--task", "semantic"),
                mistake(2, "add --task segment", "predict", photo, "--task", "depth", "--point", "1,2"),
                mistake(2, "add --task semantic", "predict", photo, "--task", "depth", "--class", "cat"),
                mistake(2, "no point given; add --point x,y", "segment", photo),
                mistake(2, "6 points given, the model takes 1 to 5", "segment", photo, "--point", "1,1",
                        "--point", "1,1", "--point", "1,1", "--point", "1,1", "--point", "1,1",
                        "--point", "1,1"),
                mistake(2, "point '3': expected x,y", "segment", photo, "--point", "3"),
                mistake(2, "between 0 and 1", "segment", photo, "--point", "3,4", "--normalised"),
                mistake(1, "img0.png: point " + outside + " lies outside the photo of " + pixels.width() + "x"
                        + pixels.height(), "segment", photo, "--point", outside),
                mistake(2, "0 steps asked for", "predict", photo, "--steps", "0"),
                mistake(2, "'f16'; known: f32, bf16", "predict", photo, "--precision", "f16"),
                mistake(2, "unknown device 'tpu'; known: cpu, cuda", "predict", photo, "--device", "tpu"),
                mistake(2, "size 'big'", "predict", photo, "--size", "big"),
                mistake(2, sizes.rule(), "predict", photo, "--size", "" + sizes.refused()),
                mistake(2, "unknown read-out 'best'; known: paper, improved", "predict", photo, "--readout",
                        "best"),
                mistake(2, "black: 9 lies outside 0 to 1.73", "predict", photo, "--readout-set",
                        "instances.black=9"),
                mistake(2, "changes nothing in the mode improved; add --readout paper", "predict", photo,
                        "--readout-set", "paper.eta=3"));
    }

    static Stream<Arguments> brokenFiles() {
        String photo = Shell.photo("img0.png");
        return Stream.of(
                mistake(1, "no/such.jpg", "predict", "no/such.jpg"),
                mistake(1, "img_text.jpg", "predict", Shell.bad("img_text.jpg")),
                mistake(1, "img_empty.png", "predict", Shell.bad("img_empty.png")),
                mistake(1, "img_bomb_header.png", "predict", Shell.bad("img_bomb_header.png")),
                mistake(1, "no photos here", "predict", "no*such.jpg"),
                mistake(3, "no such folder", "predict", photo, "--model", "no/model"),
                mistake(3, "pth_missing_entries.pth", "predict", photo, "--checkpoint",
                        Shell.bad("pth_missing_entries.pth")),
                mistake(3, "pth_shape_mismatch.pth", "predict", photo, "--checkpoint",
                        Shell.bad("pth_shape_mismatch.pth")),
                mistake(3, "pth_malicious_zip.pth", "predict", photo, "--checkpoint",
                        Shell.bad("pth_malicious_zip.pth")));
    }

    private static Arguments mistake(int exitCode, String message, String... arguments) {
        return Arguments.of(exitCode, message, List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource({"mistakes", "brokenFiles"})
    void aMistakeIsOneLineThatNamesFileAndCause(int exitCode, String message, List<String> arguments)
            throws IOException {
        Shell shell = arguments.isEmpty() || !List.of("predict", "segment").contains(arguments.get(0))
                ? Shell.run(arguments.toArray(String[]::new))
                : Shell.run(complete(arguments));
        assertThat(shell.exitCode()).as(shell.err()).isEqualTo(exitCode);
        List<String> lines = shell.err().lines().filter(line -> !line.endsWith(" written")).toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("diception: ").contains(message).doesNotContain("\tat ");
        assertThat(shell.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(Path.of("pwned")).doesNotExist();
    }

    /** With the tiny model, where the mistake is not in naming another one. */
    private String[] complete(List<String> arguments) {
        Stream<String> model = arguments.contains("--model")
                ? Stream.of()
                : Stream.of("--model", Shell.modelFolder());
        Stream<String> checkpoint = arguments.contains("--checkpoint") || arguments.contains("--model")
                ? Stream.of()
                : Stream.of("--checkpoint", Shell.checkpoint());
        Stream<String> size = arguments.contains("--size") ? Stream.of() : Stream.of("--size", "64");
        Stream<String> output = Stream.of("-o", folder.toString());
        return Stream.of(arguments.stream(), model, checkpoint, size, output)
                .flatMap(parts -> parts).toArray(String[]::new);
    }

    @Test
    void stackTracesAreForThoseWhoAsk() {
        String photo = Shell.photo("img0.png");
        assertThat(Shell.run("predict", photo, "--model", "no/model", "--verbose").err()).contains("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "segment", "bake-prompts", "convert", "doctor"})
    void helpShowsExamples(String command) {
        Shell shell = Shell.run(command, "--help");
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("Usage: diception " + command).contains("Examples:")
                .contains("diception " + command).doesNotContain("\u001b");
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void helpListsTheCommands() {
        assertThat(Shell.run("--help").out()).contains("predict", "segment", "doctor", "Exit codes");
        assertThat(Shell.run("--version").out()).startsWith("diception 0.");
    }

    @Test
    void completionsAreAScriptForTheShell() {
        Shell shell = Shell.run("generate-completion");
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("complete -F").contains("bake-prompts");
    }

    @Test
    void theDoctorSaysWhatThisMachineHas() {
        Shell shell = Shell.run("doctor", "--model", Goldens.path("model").toString());
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).contains("threads", "memory", "GFLOPS in f32")
                .contains("no DICEPTION weights");
    }
}
