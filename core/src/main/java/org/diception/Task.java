package org.diception;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question that the model was trained to answer with a picture. A task is data: a new one is a constant
 * here, comes with an {@link Adapter}, or is a value that a program makes for weights of its own.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what users type
 * @param prompt the exact text that the network was trained with ({@code README.md} of the official code)
 * @param asks what must be said besides the photo
 * @param readOut how the painted answer becomes data
 * @param steps denoising steps that give the published quality
 * @param guidance how far to go from the answer without prompt to the answer with it; up to 1 only the latter
 *     is computed
 */
public record Task(String name, String prompt, Asks asks, ReadOut readOut, int steps, double guidance) {
    /** What a task needs besides the photo. */
    public enum Asks {
        /** The photo is enough. */
        NOTHING,
        /** One to five points on the object. */
        POINTS,
        /** The name of a class; the official weights know the 80 of COCO. */
        CLASS
    }

    /** Disparity of every pixel, affine-invariant, near = 1: {@link DepthMap}. */
    public static final Task DEPTH = official("depth", "[[image2depth]]", Asks.NOTHING, ReadOut.DEPTH);
    /** Surface normals, x right, y up, z to the viewer: {@link NormalMap}. */
    public static final Task NORMAL =
            official("normal", "[[image2normal]]", Asks.NOTHING, ReadOut.NORMALS);
    /** The object under one to five points: {@link Mask}. */
    public static final Task SEGMENT =
            official("segment", "[[image2segmentation]]", Asks.POINTS, ReadOut.MASK);
    /** Every object in a colour of its own; the colours are free and carry no class: {@link Instances}. */
    public static final Task ENTITY =
            official("entity", "[[image2entity]]", Asks.NOTHING, ReadOut.INSTANCES);
    /** Every instance of a named class in a colour of its own: {@link Instances}. */
    public static final Task SEMANTIC =
            official("semantic", "[[image2semantic]]", Asks.CLASS, ReadOut.INSTANCES);
    /** Skeletons of people with red joints: {@link Poses}. */
    public static final Task POSE = official("pose", "[[image2pose]]", Asks.NOTHING, ReadOut.POSES);

    private static final List<Task> ALL = List.of(DEPTH, NORMAL, SEGMENT, ENTITY, SEMANTIC, POSE);

    public Task {
        if (!name.matches("[a-z0-9-]+")) {
            throw new UsageException("task name '" + name
                    + "': small letters, digits and '-' only, it names files");
        }
        Request.checkSteps(steps);
        Request.checkGuidance(guidance);
    }

    /**
     * The six tasks of the official weights, with the settings that their README recommends: 28 steps,
     * guidance 2.
     */
    public static List<Task> all() {
        return ALL;
    }

    /**
     * The six, and those that adapters bring; where one of them has a name that is taken, the last one wins.
     *
     * @throws ModelException if an adapter's task cannot be read
     */
    public static List<Task> with(List<Adapter> adapters) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        ALL.forEach(task -> tasks.put(task.name, task));
        adapters.forEach(adapter -> adapter.task().ifPresent(task -> tasks.put(task.name, task)));
        return List.copyOf(tasks.values());
    }

    /**
     * The task that users call {@code name}.
     *
     * @throws UsageException that lists the known ones
     */
    public static Task parse(String name) {
        return parse(name, ALL);
    }

    /** The one of these tasks that users call {@code name}. */
    public static Task parse(String name, List<Task> known) {
        return known.stream()
                .filter(task -> task.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown task '" + name + "'; known: "
                        + String.join(", ", known.stream().map(Task::name).toList())));
    }

    /** The question of a task that needs the photo only. */
    public Question question() {
        return new Question(this, "", List.of());
    }

    /** The question for the things of one class, such as {@code person}. */
    public Question named(String className) {
        return new Question(this, className, List.of());
    }

    /** The question for the object under the points. */
    public Question at(Point... points) {
        return new Question(this, "", List.of(points));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Task official(String name, String prompt, Asks asks, ReadOut readOut) {
        return new Task(name, prompt, asks, readOut, 28, 2);
    }
}
