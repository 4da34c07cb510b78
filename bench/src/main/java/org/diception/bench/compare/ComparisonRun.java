package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diception.Device;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.Options;
import org.diception.Precision;
import org.diception.WorkingSize;
import org.diception.bench.Machine;
import org.diception.bench.MatmulRate;
import org.diception.bench.compare.Comparison.Distances;
import org.diception.bench.compare.Comparison.Line;
import org.diception.bench.compare.Comparison.Matmul;
import org.diception.nn.Hardware;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFolder;

/**
 * A whole comparison, arranged so that little is in memory together: the text encoders alone, then both
 * models, then one program from the shell at a time. Float32 comes last, since this process keeps some of
 * what it needed once, which would count as the memory of what follows.
 */
final class ComparisonRun {
    /** Two thirds of T5-XXL's encoder and CLIP's, which need little beside their weights. */
    private static final long TEXT_NUMBERS = 3_800_000_000L;
    /** Of both processes before there is a model. */
    private static final long LIBRARY_BYTES = 1_500_000_000L;

    private final ModelFolder folder;
    private final Path photo;
    private final Formats formats;
    private final Optional<Integer> side;
    private final PeerOptions peer;
    private final Turns turns;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Stage, float[]> our = new EnumMap<>(Stage.class);
    private final Map<Stage, float[]> their = new EnumMap<>(Stage.class);
    private final Map<Stage, float[]> exact = new EnumMap<>(Stage.class);
    private final Turns.Pair loading = new Turns.Pair();
    private Inputs inputs;

    /** @param side of the square; none for the model's own */
    ComparisonRun(ModelFolder folder, Path photo, Formats formats, Optional<Integer> side,
            PeerOptions peer, Turns turns) {
        this.folder = folder;
        this.photo = photo;
        this.formats = formats;
        this.side = side;
        this.peer = peer;
        this.turns = turns;
    }

    /** @param shellQuestions how many are asked from the shell; 0 for no such measurement */
    Comparison run(boolean text, boolean reference, int shellQuestions) {
        requireMemory(text, reference);
        try (Exchange exchange = Exchange.open()) {
            double before = MatmulRate.gflops(formats.ours(), peer.threads());
            List<Took> encoders = text ? text() : List.of();
            Map<String, String> versions = compareWarm(exchange);
            double after = MatmulRate.gflops(formats.ours(), peer.threads());
            Turns.Pair fromShell = shellQuestions == 0 ? null
                    : new ShellTurns(folder, photo, formats, peer, turns).run(inputs, shellQuestions);
            if (reference) {
                computeExactly(exchange);
            }
            return new Comparison(folder.name(), inputs.photo().width(), formats,
                    Machine.describe(peer.threads()), versions, new Matmul(before, after), loading,
                    lines.stream().map(this::withDistances).toList(), encoders, fromShell);
        }
    }

    /** Two models in the wanted format, or one thing alone that is larger; half of it again to compute. */
    private void requireMemory(boolean text, boolean reference) {
        long numbers = folder.checkpoint().toFile().length() / 2; // stored in two bytes each
        long models = numbers * (bytes(formats.ours()) + bytes(formats.theirs()));
        long encoders = TEXT_NUMBERS * bytes(formats.theirs());
        long alone = Math.max(reference ? Float.BYTES * numbers : 0, text ? encoders : 0);
        double wanted = 1.5 * Math.max(models, alone) + LIBRARY_BYTES;
        long free = Hardware.memory().available();
        if (free < wanted) {
            throw new InputException(String.format(Locale.ROOT,
                    "%s: about %.1f GB are needed and %.1f are free; end other programs, or leave out --text"
                            + " and --reference", folder.name(), wanted / 1e9, free / 1e9));
        }
    }

    private static int bytes(Precision precision) {
        return precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
    }

    /** Results in float32, by us: golden tests hold those to the official code's. */
    private void computeExactly(Exchange exchange) {
        try (OurNetworks networks = networks(exchange, Precision.F32)) {
            turns.of(Stage::isNetwork).stages().forEach(stage -> {
                turns.progress().accept("float32, " + stage.title() + ": " + networks.run(stage));
                exact.put(stage, networks.result(stage).orElseThrow());
            });
        }
    }

    private List<Took> text() {
        List<Took> took = new ArrayList<>();
        try (PeerProcess process = peer.start()) {
            process.ask("load_text", Map.of("precision", formats.theirs().toString(),
                    "threads", peer.threads()));
            for (int round = -turns.warmUps(); round < turns.rounds(); round++) {
                Took one = Took.of(process.ask("encode_text", Map.of()));
                turns.progress().accept("text encoders: " + one);
                if (round >= 0) {
                    took.add(one);
                }
            }
        }
        return took;
    }

    private Map<String, String> compareWarm(Exchange exchange) {
        try (PeerProcess process = peer.start()) {
            Map<String, String> versions = PeerOptions.versions(process);
            loading.theirs().add(Took.of(process.ask("load", Map.of("model", folder.root().toString(),
                    "precision", formats.theirs().toString(), "threads", peer.threads()))));
            compareNetworks(process, exchange);
            compareAnswers(process);
            return versions;
        }
    }

    private void compareNetworks(PeerProcess process, Exchange exchange) {
        try (OurNetworks ours = networks(exchange, formats.ours())) {
            loading.ours().add(ours.loading());
            var theirs = new PeerSide(process, inputs, photo);
            Operations operations = Operations.of(folder.root(), inputs.photo().width());
            turns.of(Stage::isNetwork).run(ours, theirs).forEach((stage, took) -> {
                lines.add(new Line(stage, took, operations.of(stage), null));
                our.put(stage, ours.result(stage).orElseThrow());
                their.put(stage, theirs.result(stage).orElseThrow());
            });
        }
    }

    private void compareAnswers(PeerProcess process) {
        Turns answers = turns.of(stage -> !stage.isNetwork());
        if (answers.stages().isEmpty()) {
            return;
        }
        int pixels = inputs.photo().width();
        Options options = Options.defaults().withPrecision(formats.ours()).withThreads(peer.threads())
                .withSize(pixels, pixels);
        Operations operations = Operations.of(folder.root(), pixels);
        try (Diception model = Diception.load(folder.root(), options)) {
            answers.run(new OurAnswers(model, photo), new PeerSide(process, inputs, photo))
                    .forEach((stage, took) -> lines.add(new Line(stage, took, operations.of(stage), null)));
        }
    }

    private OurNetworks networks(Exchange exchange, Precision format) {
        List<LoadedModel> loaded = new ArrayList<>();
        Took loading = Took.of(() -> loaded.add(LoadedModel.load(folder, Device.CPU, format,
                OptionalInt.of(peer.threads()))));
        LoadedModel model = loaded.get(0);
        if (inputs == null) {
            WorkingSize size = side.map(pixels -> new WorkingSize(pixels, pixels))
                    .orElse(model.profile().size());
            inputs = Inputs.make(model, photo, size, exchange.folder());
        }
        return new OurNetworks(model, loading, inputs);
    }

    private Line withDistances(Line line) {
        Stage stage = line.stage();
        if (!stage.isNetwork()) {
            return line;
        }
        float[] reference = exact.get(stage);
        return new Line(stage, line.took(), line.operations(), new Distances(
                Deviation.of(our.get(stage), their.get(stage)),
                reference == null ? null : Deviation.of(our.get(stage), reference),
                reference == null ? null : Deviation.of(their.get(stage), reference)));
    }
}
