package org.diception.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.diception.golden.Goldens;

/** A shell without a terminal: runs the program in this process and keeps what it says. */
record Shell(int exitCode, String out, String err) {
    /** The reference's tiny model, in one step. */
    private static final List<String> TINY = List.of(
            "--model", modelFolder(),
            "--checkpoint", checkpoint(),
            "--size", "64", "--steps", "1", "--guidance", "1");

    static Shell run(String... arguments) {
        return run(false, arguments);
    }

    static Shell run(boolean interactive, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), interactive);
        int exitCode = Main.run(terminal, arguments);
        return new Shell(exitCode, out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /** A predicting command with the tiny model. */
    static Shell tiny(String... arguments) {
        return run(withTinyModel(arguments));
    }

    static String[] withTinyModel(String... arguments) {
        return Stream.concat(Arrays.stream(arguments), TINY.stream()).toArray(String[]::new);
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    /** A photo of the reference. */
    static String photo(String name) {
        return Goldens.path("cli/data").resolve(name).toString();
    }

    static String bad(String name) {
        return Goldens.path("bad").resolve(name).toString();
    }

    static String modelFolder() {
        return Goldens.path("model").toString();
    }

    static String checkpoint() {
        return Goldens.path("ckpt/DICEPTION_tiny_f32.pth").toString();
    }
}
