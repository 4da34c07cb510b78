package org.diception.bench.readout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diception.InputException;
import org.diception.bench.readout.RoundTrip.Row;

/** Rows that are done, a line of JSON for each, so that a run which was stopped goes on where it was. */
final class RowLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;
    private final int maps;
    private final List<Line> lines = new ArrayList<>();

    /** A row and the number of pictures behind it: rows of other numbers are left where they are. */
    record Line(int maps, Row row) {
    }

    private RowLog(Optional<Path> file, int maps) {
        this.file = file;
        this.maps = maps;
    }

    /** One that nothing outlives. */
    static RowLog inMemory(int maps) {
        return new RowLog(Optional.empty(), maps);
    }

    /**
     * @param file made if it is not there
     * @throws InputException if it cannot be read or written, or holds something else
     */
    static RowLog of(Path file, int maps) {
        RowLog log = new RowLog(Optional.of(file), maps);
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            int whole = text.lastIndexOf('\n') + 1; // a killed run leaves half a line
            for (String line : text.substring(0, whole).lines().toList()) {
                log.lines.add(JSON.readValue(line, Line.class));
            }
            Files.writeString(file, text.substring(0, whole));
        } catch (IOException e) {
            throw new InputException(file + ": is no log of rows (" + e.getMessage()
                    + "); name another file with --log", e);
        }
        return log;
    }

    Optional<Row> find(String set, int side, Damage damage) {
        return rows(side).stream().filter(row -> row.set().equals(set) && row.damage().equals(damage))
                .findFirst();
    }

    /** All of one size. */
    List<Row> rows(int side) {
        return lines.stream().filter(line -> line.maps() == maps && line.row().side() == side)
                .map(Line::row).toList();
    }

    /** Keeps a row: when this returns, a kill does no harm to it. */
    Row add(Row row) {
        Line line = new Line(maps, row);
        lines.add(line);
        file.ifPresent(path -> append(path, line));
        return row;
    }

    private static void append(Path path, Line line) {
        try {
            Files.writeString(path, JSON.writeValueAsString(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new InputException(path + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
