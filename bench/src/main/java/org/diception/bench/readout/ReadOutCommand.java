package org.diception.bench.readout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diception.UsageException;
import org.diception.bench.readout.RoundTrip.Row;
import org.diception.train.evaluate.MarkdownBlock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench readout}. */
@Command(
        name = "readout",
        description = "Paint instances, damage the picture, read it out in both modes and compare; ends with"
                + " 1 if the improved read-out is behind the paper's anywhere.",
        mixinStandardHelpOptions = true)
public final class ReadOutCommand implements Callable<Integer> {
    @Option(names = "--maps", defaultValue = "6", paramLabel = "COUNT",
            description = "Pictures of each kind. Default: ${DEFAULT-VALUE}.")
    private int maps;

    @Option(names = "--sides", defaultValue = "256,768", split = ",", paramLabel = "PIXELS",
            description = "Of the square pictures. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sides;

    @Option(names = "--log", paramLabel = "FILE",
            description = "Keeps each row that is done; those that it holds are not measured again, so delete"
                    + " it when a read-out or the embedded model has changed.")
    private Path log;

    @Option(names = "--write", paramLabel = "PAGE",
            description = "A page of Markdown with the block 'readout', which gets the tables.")
    private Path page;

    @Override
    public Integer call() {
        if (maps < 1 || sides.stream().anyMatch(side -> side < 64 || side % 16 != 0)) {
            throw new UsageException("--maps " + maps + " --sides " + sides
                    + ": wanted at least one picture, and sides of 64 pixels or more that 16 divides");
        }
        List<Row> rows = new ArrayList<>();
        RowLog done = log == null ? RowLog.inMemory(maps) : RowLog.of(log, maps);
        try (Redrawing redrawing = new Redrawing()) {
            RoundTrip trip = new RoundTrip(redrawing);
            sides.forEach(side -> rows.addAll(rows(trip, side, done)));
        }
        List<String> table = new RoundTripTable(rows).markdown();
        table.forEach(System.out::println);
        if (page != null) {
            MarkdownBlock.write(page, "readout", table);
        }
        List<Row> behind = rows.stream().filter(Row::behind).toList();
        behind.forEach(row -> System.err.println("behind the paper's: " + row));
        return behind.isEmpty() ? 0 : 1;
    }

    private List<Row> rows(RoundTrip trip, int side, RowLog done) {
        if (done.rows(side).size() == MapSet.KINDS * Damage.LEVELS.size()) {
            return done.rows(side);
        }
        List<Row> rows = new ArrayList<>();
        List<MapSet> sets = MapSet.all(maps, side);
        for (Damage damage : Damage.LEVELS) {
            for (MapSet set : sets) {
                rows.add(done.find(set.name(), side, damage)
                        .orElseGet(() -> done.add(trip.row(set, damage))));
            }
            System.err.println(side + " px, " + damage.name() + ": done");
        }
        return rows;
    }
}
