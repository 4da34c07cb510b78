package org.diception.train.parallel;

import java.util.List;
import java.util.Map;
import org.diception.UsageException;

/**
 * Where a process stands among those that train together, in the terms of PyTorch's launchers. Immutable.
 *
 * @param rank from 0; the first process writes the files and speaks
 * @param processes of the whole run
 * @param address host name or number of the machine of rank 0
 * @param port where rank 0 listens there
 */
public record Placement(int rank, int processes, String address, int port) {
    /** One process that needs no other. */
    public static final Placement ALONE = new Placement(0, 1, "", 0);

    private static final List<String> NAMES = List.of("RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT");
    private static final int PORTS = 1 << 16;

    public Placement {
        if (processes < 1 || rank < 0 || rank >= processes) {
            throw new UsageException("RANK " + rank + " and WORLD_SIZE " + processes
                    + ": ranks are 0 to WORLD_SIZE - 1");
        }
        if (port < 0 || port >= PORTS) {
            throw new UsageException("MASTER_PORT " + port + ": ports are 1 to " + (PORTS - 1));
        }
    }

    /**
     * Reads the variables RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT; without the first two a process is
     * alone.
     *
     * @throws UsageException if some are there and others are not, or one is no number
     */
    public static Placement of(Map<String, String> environment) {
        if (!environment.containsKey("RANK") && !environment.containsKey("WORLD_SIZE")) {
            return ALONE;
        }
        List<String> missing = NAMES.stream().filter(name -> !environment.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new UsageException("of RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT " + missing
                    + " are not set; set all four, or none to train alone");
        }
        return new Placement(number(environment, "RANK"), number(environment, "WORLD_SIZE"),
                environment.get("MASTER_ADDR"), number(environment, "MASTER_PORT"));
    }

    /** The variables that say so to a new process. */
    Map<String, String> environment() {
        return Map.of("RANK", Integer.toString(rank), "WORLD_SIZE", Integer.toString(processes),
                "MASTER_ADDR", address, "MASTER_PORT", Integer.toString(port));
    }

    private static int number(Map<String, String> environment, String name) {
        try {
            return Integer.parseInt(environment.get(name).strip());
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is '" + environment.get(name) + "', a number is wanted");
        }
    }
}
