package org.diception.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines {@code file, tensor, deviation, tolerance}, from which the table of docs/parity.md is made. */
final class ParityRecord {
    /** Where to append; nothing is recorded without it. */
    private static final String PROPERTY = "diception.parity.record";

    private ParityRecord() {}

    static synchronized void append(String file, String tensor, double deviation, double tolerance) {
        String target = System.getProperty(PROPERTY);
        if (target == null) {
            return;
        }
        String line = String.join("\t", file, tensor, Double.toString(deviation), Double.toString(tolerance))
                + "\n";
        try {
            Files.writeString(Path.of(target), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
