package org.diception.bench.prompts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.diception.Diception;
import org.diception.readout.CocoRle;
import org.diception.server.annotation.Frame;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.evaluate.MarkdownBlock;
import org.diception.train.metrics.Overlap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench prompts}. */
@Command(
        name = "prompts",
        description = "Cut one thing out of each of some rendered scenes with the embedded model: with clicks"
                + " on it, with clicks beside it too, with a box. Mean IoU.",
        mixinStandardHelpOptions = true)
public final class PromptsCommand implements Callable<Integer> {
    private static final int SIDE = 128;
    private static final int CLICKS = 6;
    /** How far the sides of a drawn box are off, in shares of its size: standard deviation. */
    private static final double CARELESS = 0.04;

    @Option(names = "--scenes", defaultValue = "60", paramLabel = "COUNT",
            description = "Default: ${DEFAULT-VALUE}.")
    private int scenes;

    @Option(names = "--write", paramLabel = "PAGE",
            description = "A page of Markdown with the block 'prompts', which gets the table.")
    private Path page;

    private final Map<String, List<Double>> ious = new LinkedHashMap<>();

    @Override
    public Integer call() {
        SyntheticScenes set = SyntheticScenes.benchmark(scenes, SIDE);
        try (Diception model = Diception.nano()) {
            for (int scene = 0; scene < scenes; scene++) {
                cut(model, set.sample(scene), new Random(scene));
                System.err.println(scene + 1 + " of " + scenes);
            }
        }
        List<String> table = table();
        table.forEach(System.out::println);
        if (page != null) {
            MarkdownBlock.write(page, "prompts", table);
        }
        return 0;
    }

    private void cut(Diception model, Sample sample, Random random) {
        List<TrueInstances.Instance> things = sample.need(TrueInstances.class).instances();
        if (things.isEmpty()) {
            return;
        }
        CocoRle truth = things.get(random.nextInt(things.size())).mask();
        Frame box = drawn(truth.box(), random);
        Annotator annotator = new Annotator(model, sample.photo(), truth.decode());
        add("the box itself, filled", filled(box, truth));
        add("a click in the middle of the box", annotator.middle(box));
        add("a box", annotator.box(box));
        double[] plain = annotator.clicks(CLICKS, false);
        double[] both = annotator.clicks(CLICKS, true);
        for (int i = 0; i < CLICKS; i++) {
            add("click " + (i + 1) + ", on the thing only", plain[i]);
            add("click " + (i + 1) + ", on it and beside it", both[i]);
        }
    }

    private static Frame drawn(int[] box, Random random) {
        double[] off = random.doubles(4, -1, 1).map(value -> Math.sqrt(3) * CARELESS * value).toArray();
        return new Frame(box[0] + off[0] * box[2], box[1] + off[1] * box[3],
                box[0] + (1 + off[2]) * box[2], box[1] + (1 + off[3]) * box[3]);
    }

    private static double filled(Frame box, CocoRle truth) {
        boolean[] mask = new boolean[truth.width() * truth.height()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = box.contains(i % truth.width() + 0.5, i / truth.width() + 0.5);
        }
        return Overlap.iou(truth.decode(), mask);
    }

    private void add(String what, double iou) {
        ious.computeIfAbsent(what, key -> new ArrayList<>()).add(iou);
    }

    private List<String> table() {
        List<String> table = new ArrayList<>(List.of("| drawn | mean IoU |", "|---|---|"));
        ious.forEach((what, all) -> table.add(String.format(Locale.ROOT, "| %s | %.3f |", what,
                all.stream().mapToDouble(Double::doubleValue).average().orElseThrow())));
        table.add("");
        table.add(ious.values().iterator().next().size() + " things in " + scenes + " scenes.");
        return table;
    }
}
