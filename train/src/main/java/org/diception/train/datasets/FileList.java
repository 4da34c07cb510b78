package org.diception.train.datasets;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.diception.InputException;

/**
 * A text file with one sample a line, its files' paths below a folder, apart by blanks: how Marigold and
 * DSINE say which pictures belong to a split. Immutable.
 *
 * @param folder what the paths start from
 * @param rows the paths of each line, and what stands behind them in it, such as a focal length
 */
record FileList(Path folder, List<List<String>> rows) {
    /**
     * Reads a list.
     *
     * @param columns paths that each line has at least
     * @throws InputException naming the line that has fewer, or that leads out of the folder
     */
    static FileList read(Path folder, Path list, int columns) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": no such folder" + (folder.toString().endsWith(".tar")
                    ? "; unpack the archive and give the folder" : "; it should hold the set's pictures"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines(list)) {
            List<String> row = List.of(line.strip().split("\\s+"));
            if (row.size() < columns) {
                throw new InputException(list + ": line " + (rows.size() + 1) + " names " + row.size()
                        + " files, " + columns + " are wanted: " + line);
            }
            row.subList(0, columns).forEach(path -> inside(folder, list, path));
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new InputException(list + ": names no samples");
        }
        return new FileList(folder, List.copyOf(rows));
    }

    /** The list without some of its rows. */
    FileList without(Predicate<List<String>> unwanted) {
        return new FileList(folder, rows.stream().filter(unwanted.negate()).toList());
    }

    /** A file of a sample. */
    Path file(int row, int column) {
        return folder.resolve(rows.get(row).get(column));
    }

    private static void inside(Path folder, Path list, String path) {
        if (!folder.resolve(path).normalize().startsWith(folder.normalize())) {
            throw new InputException(list + ": " + path + " leads out of " + folder);
        }
    }

    private static List<String> lines(Path list) {
        try {
            return Files.readAllLines(list).stream().filter(line -> !line.isBlank()).toList();
        } catch (MalformedInputException e) {
            throw new InputException(list + ": not a text file; a list of paths is wanted", e);
        } catch (IOException e) {
            throw new InputException(list + ": no such list (" + e.getClass().getSimpleName()
                    + "); Marigold's and DSINE's repositories have the lists of their splits", e);
        }
    }
}
