package org.diception.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.Adapter;
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
            "Write a checkpoint's weights as safetensors, bit for bit or with adapters merged into them.",
            "Nothing in the checkpoint is executed; what is not a tensor is left out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception convert models/sd3/DICEPTION_v1.pth",
            "  diception convert models/sd3/diception.safetensors --adapter adapters/lung -o lung.safetensors"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The checkpoint, .pth or .safetensors.")
    private Path checkpoint;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Default: " + ModelFolder.CONVERTED + " beside the checkpoint.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--adapter", paramLabel = "DIR[:WEIGHT]",
            description = "Merge a LoRA into the weights; several times for several.")
    private List<String> adapters = List.of();

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
        Checkpoints.convert(checkpoint, adapters.stream().map(Adapter::parse).toList(), file);
        terminal.out().println(file);
        return 0;
    }
}
