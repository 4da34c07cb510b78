package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.bench.Documents;
import org.diception.pipeline.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench compare MODEL PHOTO --python PY}. */
@Command(
        name = "compare",
        description = {
            "Measure this project and the official stack in turns, stage by stage, on the same weights.",
            "The Python needs what bench/src/main/python/peer/requirements.txt names. Both sides' models are",
            "in memory together: about 14 GB at Stable Diffusion 3 medium's size in bf16. Results go to",
            "bench/target, with --docs into the documentation too."
        },
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A folder as random-model writes it, or nano.")
    private String model;

    @Parameters(index = "1", paramLabel = "PHOTO")
    private Path photo;

    @Mixin
    private PeerOptions peer;

    @Option(names = "--precision", description = "f32 or bf16. Default: bf16, for nano f32.")
    private String precision;

    @Option(names = "--peer-precision",
            description = "Of the official stack, where it is another one: f32 where there are no bf16"
                    + " instructions.")
    private String peerPrecision;

    @Option(names = "--size", paramLabel = "N", description = "Side of the square. Default: the model's.")
    private Integer side;

    @Option(names = "--repeat", defaultValue = "3", paramLabel = "R",
            description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "1", paramLabel = "R",
            description = "Rounds before them that do not. Default: ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(names = "--stages", split = ",", defaultValue = "encode,transformer,decode,answer",
            description = "Of encode, transformer, decode, guided, answer, six, six-together. Default: "
                    + "${DEFAULT-VALUE}.")
    private List<String> stages;

    @Option(names = "--shell", defaultValue = "0", paramLabel = "Q",
            description = "Measure both from the shell prompt to the end, too, with 1 to 6 questions.")
    private int shell;

    @Option(names = "--text", description = "Measure text encoders of T5-XXL's and CLIP's size, too: 12 GB.")
    private boolean text;

    @Option(names = "--reference", description = "Compute the results in float32 at the end: 12 GB, slow.")
    private boolean reference;

    @Mixin
    private Documents documents;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || shell < 0 || shell > Inputs.SIX.size()) {
            throw new UsageException("--repeat " + rounds + ", --shell " + shell
                    + ": at least 1, and 0 to " + Inputs.SIX.size());
        }
        boolean nano = model.equals("nano");
        ModelFolder folder = nano ? ModelFolder.nano() : ModelFolder.of(Path.of(model), Optional.empty());
        Precision format = Precision.parse(precision != null ? precision : nano ? "f32" : "bf16");
        var formats = new Formats(format, peerPrecision == null ? format : Precision.parse(peerPrecision));
        var turns = new Turns(Stage.parse(stages), warmUps, rounds, System.err::println);
        Comparison comparison = new ComparisonRun(
                folder, photo.toAbsolutePath(), formats, Optional.ofNullable(side), peer, turns)
                .run(text, reference, shell);
        var page = new ComparisonPage(comparison);
        String name = nano ? "compare-nano" : "compare";
        documents.write(name, comparison, page.markdown(), Map.of(name, page.bars()));
        return 0;
    }
}
