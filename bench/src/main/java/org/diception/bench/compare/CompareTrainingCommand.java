package org.diception.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.bench.Documents;
import org.diception.bench.Machine;
import org.diception.bench.MatmulRate;
import org.diception.bench.ModelSize;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.pipeline.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench compare-training --python PY}. */
@Command(
        name = "compare-training",
        description = {
            "Measure steps of training in turns with PyTorch: the embedded model on a batch, and one block",
            "of Stable Diffusion 3 medium's size."
        },
        mixinStandardHelpOptions = true)
public final class CompareTrainingCommand implements Callable<Integer> {
    /** Of the embedded model: 128 pixels. */
    private static final int LATENT_SIDE = 16;
    /** 77 + 256 of text, 5 of points. */
    private static final int TEXT_TOKENS = 338;

    @Mixin
    private PeerOptions peer;

    @Option(names = "--precision", defaultValue = "bf16",
            description = "Of the computation, f32 or bf16. Default: ${DEFAULT-VALUE}.")
    private String precision;

    @Option(names = "--batch", defaultValue = "16", paramLabel = "B",
            description = "Of the embedded model. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--tokens", defaultValue = "4608", paramLabel = "N",
            description = "Of the block's image stream. Default: ${DEFAULT-VALUE}, as at 768 pixels.")
    private int tokens;

    @Option(names = "--repeat", defaultValue = "5", paramLabel = "R",
            description = "Steps that count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "2", paramLabel = "W",
            description = "Steps before them that do not. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Mixin
    private Documents documents;

    @Override
    public Integer call() throws Exception {
        Precision format = Precision.parse(precision);
        Engine engine = new Engine(Device.CPU, format);
        torch.set_num_threads(peer.threads());
        double gflops = MatmulRate.gflops(format, peer.threads());
        Map<String, String> versions = new TreeMap<>();
        List<TrainingComparison.Line> lines = new ArrayList<>();
        try (Exchange exchange = Exchange.open()) {
            ModelFolder nano = ModelFolder.nano();
            lines.add(compare("embedded model, batch " + batch,
                    () -> new ModelStep(nano, batch, LATENT_SIDE, engine, exchange.folder()),
                    ModelStep.peer(nano, batch, exchange.folder()), versions));
            TransformerConfig medium = ModelSize.SD3_MEDIUM.transformer();
            lines.add(compare("one SD3-medium block, " + tokens + " + " + TEXT_TOKENS + " tokens",
                    () -> new BlockStep(medium, tokens, TEXT_TOKENS, engine, exchange.folder()),
                    BlockStep.peer(medium, exchange.folder()), versions));
        }
        var result = new TrainingComparison(
                format, Machine.describe(peer.threads()), versions, gflops, lines);
        documents.write("compare-training", result, result.markdown(),
                Map.of("compare-training", result.bars()));
        return 0;
    }

    private TrainingComparison.Line compare(String name, Supplier<TrainingStep> maker,
            Map<String, Object> load, Map<String, String> versions) {
        try (TrainingStep ours = maker.get(); PeerProcess process = peer.start()) {
            versions.putAll(PeerOptions.versions(process));
            Map<String, Object> loading = new HashMap<>(load);
            loading.putAll(Map.of("threads", peer.threads(), "precision", precision));
            process.ask("load_training", loading);
            return steps(name, ours, process);
        }
    }

    private TrainingComparison.Line steps(String name, TrainingStep ours, PeerProcess process) {
        var took = new Turns.Pair();
        double difference = 0;
        for (int round = -warmUp; round < rounds; round++) {
            double[] loss = new double[1];
            Took our = Took.of(() -> loss[0] = ours.step());
            JsonNode answer = process.ask("step", Map.of());
            double their = answer.path("loss").doubleValue();
            difference = Math.max(difference, Math.abs(loss[0] - their) / Math.abs(their));
            System.err.println(name + ", round " + round + ": ours " + our + ", loss " + loss[0]
                    + "; theirs " + Took.of(answer) + ", loss " + their);
            if (round >= 0) {
                took.ours().add(our);
                took.theirs().add(Took.of(answer));
            }
        }
        return new TrainingComparison.Line(name, took, difference);
    }
}
