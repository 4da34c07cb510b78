package org.diception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A LoRA that is added to a model: a folder as {@code diception adapt}, diffusers or PEFT writes it, or the
 * safetensors file alone. One that was made here brings the task that it was trained for. Immutable and
 * thread-safe.
 *
 * @param path the folder or the file
 * @param weight how much of it is added: 1 is what was trained, 0 is nothing
 */
public record Adapter(Path path, double weight) {
    public Adapter {
        if (!Double.isFinite(weight)) {
            throw new UsageException("adapter " + path + ": weight " + weight + " must be a number");
        }
    }

    /** All of an adapter. */
    public static Adapter of(Path path) {
        return new Adapter(path, 1);
    }

    /** Parses {@code DIR} or {@code DIR:weight}, such as {@code adapters/lung:0.8}. */
    public static Adapter parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || Files.exists(Path.of(text))) {
            return of(Path.of(text));
        }
        try {
            return new Adapter(Path.of(text.substring(0, colon)),
                    Double.parseDouble(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new UsageException("adapter '" + text
                    + "': expected a folder, or a folder, a colon and a weight such as adapters/lung:0.8");
        }
    }

    /**
     * The task that the adapter was trained for; one that was made by diffusers or PEFT says nothing.
     *
     * @throws ModelException if its {@code task.json} cannot be read
     */
    public Optional<Task> task() {
        return TaskFile.read(path);
    }

    /** The name for people: {@code lung}, with its weight where that is not 1. */
    public String label() {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        return weight == 1 ? name : name + ":" + weight;
    }
}
