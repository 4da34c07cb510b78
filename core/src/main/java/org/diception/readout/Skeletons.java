package org.diception.readout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diception.image.Planes;

/**
 * People as the network is taught to paint them: red joints, and limbs in the colours of {@link Skeleton}
 * that tell which joint is which. Red discs are found ({@link Discs}), limbs between them ({@link Traces}),
 * people out of limbs ({@link Assembly}, {@link Completion}), and these are repainted until they look like
 * the picture ({@link Repainting}). A pure function, thread-safe; its time is bounded whatever the picture
 * shows.
 *
 * @param people the surest first
 * @param others joints that belong to nobody, the surest first
 */
public record Skeletons(List<Person> people, List<Dot> others) {
    /**
     * One person.
     *
     * @param joints in COCO's order, empty for those that were not seen; a joint's score is the share of its
     *     disc that is red
     * @param score 0 to 1: mean score of the limbs that were found, times the root of the share of all joints
     */
    public record Person(List<Optional<Dot>> joints, double score) {
    }

    /** @param colours painted (3, h, w) in [0, 1] */
    public static Skeletons of(Planes colours, PoseSettings settings) {
        Canvas canvas = Canvas.of(colours);
        Redness red = Redness.of(canvas, settings.redness());
        double disc = settings.disc(canvas.width(), canvas.height());
        List<Dot> dots = Discs.of(red, settings);
        List<Trace> traces = new Traces(canvas, red, settings).between(dots);
        List<Figure> figures = Assembly.of(dots, traces, new Beliefs(dots, traces, settings, disc),
                settings.half(canvas.width(), canvas.height()));
        List<Figure> people = Completion.of(dots, figures, settings, disc);

        int longer = Math.max(canvas.width(), canvas.height());
        int block = (longer + settings.side() - 1) / settings.side();
        List<Sketch> sketches = new ArrayList<>();
        people.forEach(figure -> sketches.add(sketch(figure, dots, block)));
        Repainting.improve(canvas.shrunk(block), sketches,
                dots.stream().map(dot -> new Dot(dot.x() / block, dot.y() / block, dot.score())).toList(),
                settings);

        List<Person> found = new ArrayList<>();
        sketches.forEach(sketch -> found.add(person(sketch, block, red, disc)));
        found.sort(Comparator.comparingDouble(Person::score).reversed());
        List<Dot> spots = new ArrayList<>(dots);
        Joints.of(colours, settings).stream().filter(spot -> !near(spot, dots, disc)).forEach(spots::add);
        List<Dot> others = new ArrayList<>(spots.stream().filter(dot -> !isJoint(dot, found, disc)).toList());
        others.sort(Comparator.comparingDouble(Dot::score).reversed());
        return new Skeletons(Collections.unmodifiableList(found), List.copyOf(others));
    }

    private static Sketch sketch(Figure figure, List<Dot> dots, int block) {
        Sketch sketch = Sketch.empty(figure.mean());
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            if (figure.has(j)) {
                Dot dot = dots.get(figure.dot(j));
                sketch = sketch.with(j, dot.x() / block, dot.y() / block);
            }
        }
        return sketch;
    }

    private static Person person(Sketch sketch, int block, Redness red, double disc) {
        List<Optional<Dot>> joints = new ArrayList<>();
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            double x = sketch.x(j) * block;
            double y = sketch.y(j) * block;
            joints.add(sketch.has(j)
                    ? Optional.of(new Dot(x, y, new Disc(x, y, disc).share(red))) : Optional.empty());
        }
        double share = (double) sketch.joints() / Skeleton.JOINTS;
        return new Person(List.copyOf(joints), sketch.score() * Math.sqrt(share));
    }

    private static boolean isJoint(Dot dot, List<Person> people, double disc) {
        return people.stream().anyMatch(person ->
                near(dot, person.joints().stream().flatMap(Optional::stream).toList(), disc));
    }

    private static boolean near(Dot dot, List<Dot> others, double disc) {
        return others.stream().anyMatch(other ->
                Math.hypot(other.x() - dot.x(), other.y() - dot.y()) < disc);
    }
}
