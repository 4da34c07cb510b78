package org.diception.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.diception.InputException;

/** A folder for the files that two processes exchange; gone when closed. */
public record Exchange(Path folder) implements AutoCloseable {
    /** A new one. */
    public static Exchange open() {
        try {
            var exchange = new Exchange(Files.createTempDirectory("diception-exchange"));
            Runtime.getRuntime().addShutdownHook(new Thread(exchange::close)); // Ctrl-C in a long measurement
            return exchange;
        } catch (IOException e) {
            throw new InputException(
                    "the system's folder for temporary files cannot be written (" + e + ")", e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be deleted (" + e + "); delete it by hand", e);
        }
    }
}
