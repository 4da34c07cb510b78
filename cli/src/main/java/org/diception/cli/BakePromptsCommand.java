package org.diception.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.Device;
import org.diception.InputException;
import org.diception.Precision;
import org.diception.nn.Engine;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.PromptSet;
import org.diception.text.SdTextEncoders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception bake-prompts}: runs the text encoders once, so that they are never needed again. */
@Command(
        name = "bake-prompts",
        mixinStandardHelpOptions = true,
        description = {
            "Encode the prompts that the model was trained on (six tasks, 80 classes, the empty one) and"
                    + " others, into one small file.",
            "With it no text encoder is loaded; T5 is the largest part of the official model."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception bake-prompts models/sd3",
            "  diception bake-prompts models/sd3 --prompt '[[image2semantic]] zebra crossing' --overwrite",
            "  diception bake-prompts models/sd3 --only '[[image2depth]]' --only '[[image2normal]]'"
        })
final class BakePromptsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "Model folder with its text encoders and tokenizers.")
    private Path model;

    @Option(names = "--prompt", paramLabel = "TEXT", description = "One more prompt; repeatable.")
    private List<String> more = new ArrayList<>();

    @Option(names = "--only", paramLabel = "TEXT",
            description = "This prompt instead of the known ones; repeatable. Time goes with their number.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--precision", paramLabel = "f32|bf16", defaultValue = "bf16",
            description = "Number format of encoders and file. Default: ${DEFAULT-VALUE}.")
    private String precision;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Default: " + BakedPrompts.FILE_NAME + " in the model folder.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--overwrite", description = "Replace the file if it is there.")
    private boolean overwrite;

    BakePromptsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path file = output.orElse(model.resolve(BakedPrompts.FILE_NAME));
        if (Files.exists(file) && !overwrite) {
            throw new InputException(file + ": is there already; use --overwrite, or another file with -o");
        }
        List<String> prompts = new ArrayList<>(only.isEmpty() ? PromptSet.ALL : only);
        prompts.addAll(more);
        var progress = new ProgressLine(terminal);
        try (var encoders = SdTextEncoders.open(model, new Engine(Device.CPU, Precision.parse(precision)))) {
            PromptBaker.bake(encoders, prompts, file, progress::work);
        } finally {
            progress.clear();
        }
        terminal.out().println(file);
        return 0;
    }
}
