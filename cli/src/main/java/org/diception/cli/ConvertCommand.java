package org.diception.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.InputException;
import org.diception.pipeline.Checkpoints;
import org.diception.pipeline.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code diception convert}: the official {@code .pth} to safetensors, which every tool reads and nothing
 * executes.
 */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Write the weights of a .pth checkpoint as safetensors, bit for bit.",
            "Nothing in the checkpoint is executed; what is not a tensor is left out."
        },
        footerHeading = "%nExamples:%n",
        footer = "  diception convert models/sd3/DICEPTION_v1.pth")
final class ConvertCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The .pth checkpoint.")
    private Path checkpoint;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Default: " + ModelFolder.CONVERTED + " beside the checkpoint.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--overwrite", description = "Replace the file if it is there.")
    private boolean overwrite;

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path file = output.orElse(checkpoint.resolveSibling(ModelFolder.CONVERTED));
        if (Files.exists(file) && !overwrite) {
            throw new InputException(file + ": is there already; use --overwrite, or another file with -o");
        }
        Checkpoints.convert(checkpoint, file);
        terminal.out().println(file);
        return 0;
    }
}
