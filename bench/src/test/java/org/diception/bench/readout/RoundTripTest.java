package org.diception.bench.readout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.diception.bench.readout.RoundTrip.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small part of {@code bench/run readout}: what was reached must not get lost. */
class RoundTripTest {
    private static final int SIDE = 128;
    private static final int MAPS = 3;

    private static Redrawing redrawing;
    private static List<MapSet> sets;

    @BeforeAll
    static void paint() {
        redrawing = new Redrawing();
        sets = MapSet.shapes(MAPS, SIDE).subList(0, 3);
    }

    @AfterAll
    static void close() {
        redrawing.close();
    }

    /** The bounds are what 256 pixels reach at these levels, less what small pictures and chance may cost. */
    @ParameterizedTest
    @CsvSource({
        "clean, .95, .95",
        "noise .05, .85, .9",
        "blur 1, .75, .9",
        "autoencoder, .4, .7"})
    void theImprovedReadOutFindsWhatWasPaintedAndIsNowhereBehindThePapers(String name, double ap, double ar) {
        Damage damage = Damage.LEVELS.stream().filter(level -> level.name().equals(name)).findFirst()
                .orElseThrow();
        RoundTrip trip = new RoundTrip(redrawing);
        List<Row> rows = sets.stream().map(set -> trip.row(set, damage)).toList();
        assertThat(rows).noneMatch(Row::behind);
        assertThat(mean(rows, row -> row.improved().ap())).isGreaterThan(ap);
        assertThat(mean(rows, row -> row.improved().ar50())).isGreaterThan(ar);
        assertThat(rows).allSatisfy(row -> assertThat(row.mask()).isGreaterThan(.9));
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> number) {
        return rows.stream().mapToDouble(number).average().orElseThrow();
    }

    @Test
    void theSameSeedMakesTheSameMapAndAllItsThingsAreToBeSeen() {
        InstanceMap map = InstanceMap.random(7, 20, SIDE);
        assertThat(map.ids()).isEqualTo(InstanceMap.random(7, 20, SIDE).ids());
        assertThat(map.things()).isEqualTo(IntStream.rangeClosed(1, 20).toArray());
        assertThat(map.only(id -> id == 3).things()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"BLOB", "ELLIPSE", "POLYGON", "HOLED", "PARTED", "BAR"})
    void outlinesAreAboutAsLargeAsAUnitDisc(Outline outline) {
        var box = outline.at(0, 0, 1, new Random(1)).getBounds2D();
        assertThat(Math.max(box.getWidth(), box.getHeight())).isBetween(1., 4.5);
    }

    @Test
    void aTableHasALineForEachSizeAndLevel() {
        Row row = new RoundTrip(redrawing).row(sets.get(0), Damage.LEVELS.get(0));
        assertThat(new RoundTripTable(List.of(row, row)).markdown()).hasSize(7)
                .anySatisfy(line -> assertThat(line).startsWith("| 128 | clean | ").endsWith(" 1.000 |"));
    }

    @Test
    void rowsThatAreDoneAreFoundAgainAndHalfALineIsCutOff(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Damage clean = Damage.LEVELS.get(0);
        Row row = RowLog.of(file, MAPS).add(new RoundTrip(redrawing).row(sets.get(0), clean));
        Files.writeString(file, "{\"maps\":3,\"row", StandardOpenOption.APPEND);
        RowLog again = RowLog.of(file, MAPS);
        assertThat(again.find(row.set(), SIDE, clean)).contains(row);
        assertThat(again.find(row.set(), SIDE, Damage.LEVELS.get(1))).isEmpty();
        assertThat(RowLog.of(file, MAPS + 1).rows(SIDE)).isEmpty();
        assertThat(file).content().endsWith("}\n").hasLineCount(1);
    }
}
