package org.diception;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diception.io.AtomicFile;
import org.diception.io.JsonConfig;
import org.diception.io.Quote;

/**
 * A task as a file, {@code task.json}, which is how an adapter brings one:
 *
 * <pre>{@code
 * {"name": "lung", "prompt": "[[image2lung]]", "asks": "nothing", "read_out": "mask",
 *  "steps": 28, "guidance": 2}
 * }</pre>
 *
 * Stateless and thread-safe.
 */
public final class TaskFile {
    /** Its name in an adapter's folder. */
    public static final String FILE_NAME = "task.json";

    private static final Map<String, ReadOut> READ_OUTS = readOuts();

    private TaskFile() {}

    private static Map<String, ReadOut> readOuts() {
        Map<String, ReadOut> named = new LinkedHashMap<>();
        named.put("depth", ReadOut.DEPTH);
        named.put("normals", ReadOut.NORMALS);
        named.put("mask", ReadOut.MASK);
        named.put("instances", ReadOut.INSTANCES);
        named.put("poses", ReadOut.POSES);
        named.put("picture", ReadOut.NONE);
        return named;
    }

    /**
     * The read-out of a name: depth, normals, mask, instances, poses or picture.
     *
     * @throws UsageException that lists them
     */
    public static ReadOut readOut(String name) {
        if (!READ_OUTS.containsKey(name)) {
            throw new UsageException("unknown read-out " + Quote.of(name) + "; known: "
                    + String.join(", ", READ_OUTS.keySet()));
        }
        return READ_OUTS.get(name);
    }

    /** What a task needs besides the photo: nothing, points or class. */
    public static Task.Asks asks(String name) {
        for (Task.Asks asks : Task.Asks.values()) {
            if (name(asks).equals(name)) {
                return asks;
            }
        }
        throw new UsageException("unknown 'asks' " + Quote.of(name) + "; known: nothing, points, class");
    }

    /**
     * The task of a folder, if it has one.
     *
     * @throws ModelException if the file is no task
     */
    static Optional<Task> read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonConfig json = JsonConfig.read(file);
        try {
            return Optional.of(new Task(json.text("name"), json.text("prompt"),
                    asks(json.text("asks", "nothing")), readOut(json.text("read_out")),
                    json.integer("steps", 28), json.number("guidance", 2)));
        } catch (UsageException e) { // wrong usage of the program is a broken file here
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes the task into a folder.
     *
     * @throws InputException if that fails
     */
    public static void write(Path folder, Task task) {
        String readOut = READ_OUTS.keySet().stream()
                .filter(name -> READ_OUTS.get(name) == task.readOut())
                .findFirst()
                .orElseThrow(() -> new UsageException("task " + task
                        + ": its read-out has no name, so it cannot be written to a file"));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", task.name()).put("prompt", task.prompt()).put("asks", name(task.asks()));
        json.put("read_out", readOut).put("steps", task.steps()).put("guidance", task.guidance());
        AtomicFile.write(folder.resolve(FILE_NAME), json.toPrettyString());
    }

    private static String name(Task.Asks asks) {
        return asks.name().toLowerCase(Locale.ROOT);
    }
}
