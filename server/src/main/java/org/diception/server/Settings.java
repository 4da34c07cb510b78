package org.diception.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diception.UsageException;

/**
 * Where a server listens and what it takes. Immutable and thread-safe.
 *
 * @param host address to listen on
 * @param port 0 lets the system choose
 * @param token what clients must send as {@code Authorization: Bearer}, or as the password of {@code Basic};
 *     without one nobody is asked
 * @param taskFiles folders in which Label Studio keeps the pictures of its tasks; all that may ask may ask
 *     about all pictures in them
 */
public record Settings(String host, int port, Optional<String> token, Limits limits, Capacity capacity,
        List<Path> taskFiles) {
    private static final int MAX_PORT = 65535;
    private static final int LEAST_TOKEN = 16;

    public Settings {
        taskFiles = List.copyOf(taskFiles);
        if (port < 0 || port > MAX_PORT) {
            throw new UsageException("port " + port + ": 0 to " + MAX_PORT + " are possible, 0 means any");
        }
        if (token.isPresent() && !token.get().matches("[!-~]{" + LEAST_TOKEN + ",}")) {
            throw new UsageException("the token must have at least " + LEAST_TOKEN
                    + " visible ASCII characters; 'openssl rand -hex 32' makes one");
        }
    }

    /** Loopback, port 8080, no token. */
    public static Settings standard() {
        return new Settings("127.0.0.1", 8080, Optional.empty(), Limits.DEFAULT, Capacity.standard(),
                List.of());
    }

    public Settings withAddress(String newHost, int newPort) {
        return new Settings(newHost, newPort, token, limits, capacity, taskFiles);
    }

    public Settings withToken(String value) {
        return new Settings(host, port, Optional.of(value), limits, capacity, taskFiles);
    }

    public Settings withLimits(Limits value) {
        return new Settings(host, port, token, value, capacity, taskFiles);
    }

    public Settings withCapacity(Capacity value) {
        return new Settings(host, port, token, limits, value, taskFiles);
    }

    public Settings withTaskFiles(List<Path> folders) {
        return new Settings(host, port, token, limits, capacity, folders);
    }

    /** Whether only programs on this machine can connect. */
    public boolean isLocal() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    @Override
    public String toString() { // without the token
        return "Settings[" + host + ":" + port + ", " + limits + ", " + capacity + "]";
    }
}
