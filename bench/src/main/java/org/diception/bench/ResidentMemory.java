package org.diception.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.InputException;

/** What Linux says about the memory of this process. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String CLEAR_PEAK = "5"; // proc(5)

    private ResidentMemory() {}

    /** Bytes that are in memory now. */
    static long now() {
        return bytes("VmRSS:");
    }

    /** The most bytes that were in memory since {@link #clearPeak}. */
    static long peak() {
        return bytes("VmHWM:");
    }

    static void clearPeak() {
        try {
            Files.writeString(CLEAR, CLEAR_PEAK);
        } catch (IOException e) {
            throw new InputException(CLEAR + ": cannot be written (" + e + "); measure on Linux", e);
        }
    }

    private static long bytes(String key) {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no line " + key));
        } catch (IOException e) {
            throw new InputException(STATUS + ": cannot be read (" + e + "); measure on Linux", e);
        }
    }
}
