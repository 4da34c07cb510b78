package org.diception.bench.readout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.diception.ReadOutSettings;
import org.diception.UsageException;
import org.diception.image.Planes;
import org.diception.readout.Skeletons;
import org.diception.train.datasets.TruePeople;
import org.diception.train.evaluate.MarkdownBlock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench pose}. */
@Command(
        name = "pose",
        description = "Paint people, damage the picture, read them again and compare, by number of people.",
        mixinStandardHelpOptions = true)
public final class PoseCommand implements Callable<Integer> {
    private static final double PERCENT = 100;

    @Option(names = "--scenes", defaultValue = "20", paramLabel = "COUNT",
            description = "Scenes of each number of people. Default: ${DEFAULT-VALUE}.")
    private int scenes;

    @Option(names = "--side", defaultValue = "768", paramLabel = "PIXELS",
            description = "Of the square pictures. Default: ${DEFAULT-VALUE}.")
    private int side;

    @Option(names = "--readout-set", paramLabel = "NAME=VALUE", split = ",",
            description = "Constants of the read-out, such as pose.trust=0.4.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(names = "--write", paramLabel = "PAGE",
            description = "A page of Markdown with the block 'pose', which gets the table.")
    private Path page;

    @Override
    public Integer call() {
        if (scenes < 1 || side < 64 || side % 16 != 0) {
            throw new UsageException("--scenes " + scenes + " --side " + side
                    + ": wanted at least one scene, and a side of 64 pixels or more that 16 divides");
        }
        ReadOutSettings settings = ReadOutSettings.defaults();
        for (Map.Entry<String, String> constant : constants.entrySet()) {
            settings = settings.with(constant.getKey(), constant.getValue());
        }
        List<PeopleSet> sets = PeopleSet.all(scenes, side);
        List<String> lines = new ArrayList<>(
                List.of(head(sets), "|---|---|" + "---|".repeat(sets.size() + 3)));
        lines.forEach(System.out::println);
        try (Redrawing redrawing = new Redrawing()) {
            for (Damage damage : Damage.LEVELS) {
                lines.add(line(sets, damage, settings, redrawing));
                System.out.println(lines.get(lines.size() - 1));
            }
        }
        if (page != null) {
            MarkdownBlock.write(page, "pose", lines);
        }
        return 0;
    }

    private static String head(List<PeopleSet> sets) {
        StringBuilder head = new StringBuilder("| px | damage |");
        for (PeopleSet set : sets) {
            head.append(' ').append(set.name()).append(" (").append(set.scenes().size()).append(") |");
        }
        return head + " all | joints found | people with every joint |";
    }

    /** AP of each set, in percent, and what all sets together come to. */
    private String line(List<PeopleSet> sets, Damage damage, ReadOutSettings settings, Redrawing redrawing) {
        StringBuilder line = new StringBuilder("| " + side + " | " + damage.name() + " |");
        PoseAgreement all = new PoseAgreement();
        for (PeopleSet set : sets) {
            PoseAgreement agreement = new PoseAgreement();
            for (int i = 0; i < set.scenes().size(); i++) {
                TruePeople people = set.scenes().get(i);
                Planes picture = damage.to(PeopleSet.painted(people), redrawing, i);
                Skeletons read = Skeletons.of(picture, settings.pose());
                agreement.add(people, read);
                all.add(people, read);
            }
            line.append(percent(agreement.score().ap()));
        }
        PoseAgreement.Score score = all.score();
        return line + percent(score.ap()) + percent(score.joints())
                + " " + score.whole() + " of " + score.people() + " |";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, " %.1f |", PERCENT * share);
    }
}
