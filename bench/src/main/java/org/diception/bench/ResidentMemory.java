package org.diception.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.diception.InputException;

/** What Linux says about the memory of this process, or of one that it started. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String CLEAR_PEAK = "5"; // proc(5)

    private ResidentMemory() {}

    /** Bytes that are in memory now. */
    public static long now() {
        return bytes("VmRSS:");
    }

    /** The most bytes that were in memory since {@link #clearPeak}. */
    public static long peak() {
        return bytes("VmHWM:");
    }

    public static void clearPeak() {
        try {
            Files.writeString(CLEAR, CLEAR_PEAK);
        } catch (IOException e) {
            throw new InputException(CLEAR + ": cannot be written (" + e + "); measure on Linux", e);
        }
    }

    /** The most bytes of another process since its start; 0 when it has ended. */
    public static long peak(long pid) {
        try {
            return bytes(Path.of("/proc/" + pid + "/status"), "VmHWM:").orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long bytes(String key) {
        try {
            return bytes(STATUS, key).orElseThrow(() -> new IOException("no line " + key));
        } catch (IOException e) {
            throw new InputException(STATUS + ": cannot be read (" + e + "); measure on Linux", e);
        }
    }

    private static OptionalLong bytes(Path status, String key) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst();
    }
}
