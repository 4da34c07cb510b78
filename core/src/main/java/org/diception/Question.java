package org.diception;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A task with all that it asks for. Made by {@link Task#question}, {@link Task#named} and {@link Task#at};
 * immutable and thread-safe.
 *
 * @param className the class that is asked for; empty for tasks without one
 * @param points the points on the object; empty for tasks without them
 */
public record Question(Task task, String className, List<Point> points) {
    /** Points that the network has slots for. */
    public static final int MAX_POINTS = 5;

    public Question {
        points = List.copyOf(points);
        className = className.strip();
        if (task.asks() == Task.Asks.POINTS && (points.isEmpty() || points.size() > MAX_POINTS)) {
            throw new UsageException("task " + task + ": " + points.size()
                    + " points given, the model takes 1 to "
                    + MAX_POINTS);
        }
        if (task.asks() != Task.Asks.POINTS && !points.isEmpty()) {
            throw new UsageException("task " + task + ": takes no points, " + points.size()
                    + " given; the task that"
                    + " takes them is " + Task.SEGMENT);
        }
        if (task.asks() == Task.Asks.CLASS && className.isEmpty()) {
            throw new UsageException("task " + task + ": name the class to look for, such as 'person'");
        }
        if (task.asks() != Task.Asks.CLASS && !className.isEmpty()) {
            throw new UsageException("task " + task + ": takes no class, '" + className
                    + "' given; the task that takes"
                    + " one is " + Task.SEMANTIC);
        }
    }

    /**
     * The question that a prompt of the official batch list asks, such as {@code [[image2semantic]] cat}.
     *
     * @param points the points that belong to it, for the task that takes them
     */
    public static Question ofPrompt(String prompt, List<Point> points) {
        return ofPrompt(prompt, points, Task.all());
    }

    /** The question that a prompt asks of one of these tasks: the one with the longest prompt that fits. */
    public static Question ofPrompt(String prompt, List<Point> points, List<Task> tasks) {
        Task task = tasks.stream()
                .filter(known -> prompt.startsWith(known.prompt()))
                .max(Comparator.comparingInt(known -> known.prompt().length()))
                .orElseThrow(() -> new UsageException("unknown prompt '" + prompt + "'; known: "
                        + String.join(", ", tasks.stream().map(Task::prompt).toList())));
        return new Question(task, prompt.substring(task.prompt().length()), points);
    }

    /** The text that the network is given. */
    public String prompt() {
        return className.isEmpty() ? task.prompt() : task.prompt() + " " + className;
    }

    /** A short name without blanks, different for different questions: {@code semantic-traffic_light}. */
    public String label() {
        String detail = className.isEmpty()
                ? points.stream().map(Question::label).collect(Collectors.joining("+"))
                : className.replaceAll("[^\\p{L}\\p{N}-]", "_");
        return detail.isEmpty() ? task.name() : task.name() + "-" + detail;
    }

    @Override
    public String toString() {
        return label();
    }

    private static String label(Point point) {
        String place = point.toString().replace(',', 'x');
        return point.unit() == Point.Unit.SHARE ? "share" + place : place;
    }
}
