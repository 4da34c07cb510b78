package org.diception.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.diception.ModelException;
import org.diception.PointOrder;
import org.diception.UsageException;
import org.diception.WorkingSize;
import org.diception.io.JsonConfig;

/**
 * What a model says about its own use, under the key {@code diception} of {@code model_index.json}; the
 * official folder says nothing and gets what its authors used.
 *
 * <pre>{@code
 * "diception": {
 *   "size": 128,
 *   "point_order": "x-y",
 *   "tasks": {"depth": {"steps": 1, "guidance": 1}, "pose": {"steps": 8, "guidance": 1}}
 * }
 * }</pre>
 */
public record ModelProfile(WorkingSize size, PointOrder order, JsonNode tasks, String label) {
    /** Side of the square at which the official weights were trained (both official scripts). */
    private static final int OFFICIAL_SIDE = 768;

    /**
     * Reads {@code model_index.json}.
     *
     * @throws ModelException if what it says cannot be
     */
    public static ModelProfile of(JsonConfig index) {
        JsonConfig own = new JsonConfig(index.label() + ": diception", index.root().path("diception"));
        int side = own.integer("size", OFFICIAL_SIDE);
        // The released weights do not say which order they were trained with. The command line that the
        // authors offer for clicks feeds x, y, so that is what their README's pictures were made with.
        String order = own.text("point_order", PointOrder.X_Y.toString());
        return new ModelProfile(
                sound(own.label(), () -> new WorkingSize(side, side)),
                sound(own.label(), () -> PointOrder.parse(order)),
                own.root().path("tasks"),
                own.label());
    }

    /** Steps that the model was made for, or the task's own. */
    public int steps(String task, int standard) {
        return settings(task).integer("steps", standard);
    }

    /** Guidance that the model was made for, or the task's own. */
    public double guidance(String task, double standard) {
        return settings(task).number("guidance", standard);
    }

    private JsonConfig settings(String task) {
        return new JsonConfig(label + ".tasks." + task, tasks.path(task));
    }

    /** A value from a file: what would be wrong usage of the program is a broken model here. */
    private static <T> T sound(String label, Supplier<T> value) {
        try {
            return value.get();
        } catch (UsageException e) {
            throw new ModelException(label + ": " + e.getMessage(), e);
        }
    }
}
