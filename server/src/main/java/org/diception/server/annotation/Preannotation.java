package org.diception.server.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diception.Instance;
import org.diception.Instances;
import org.diception.Joint;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Task;
import org.diception.server.annotation.LabelConfig.Control;
import org.diception.text.CocoClasses;

/**
 * What a labelling configuration asks about a picture before anybody has clicked: brushes and rectangles
 * whose labels are classes, such as {@code cup}, and key points whose labels are joints, such as
 * {@code left wrist}. With smart tags, which are there for clicks, nothing is asked before the first click.
 */
public final class Preannotation {
    private final Optional<Control> brush;
    private final Optional<Control> rectangle;
    private final Optional<Control> keypoint;
    private final String image;

    public Preannotation(LabelConfig config) {
        image = config.image();
        brush = tag(config, "BrushLabels");
        rectangle = tag(config, "RectangleLabels");
        keypoint = tag(config, "KeyPointLabels");
    }

    private static Optional<Control> tag(LabelConfig config, String name) {
        boolean clicks = config.controls().stream().anyMatch(Control::smart);
        return clicks ? Optional.empty() : config.control(name);
    }

    /** One for each class that a label names, and one for all joints. */
    public List<Question> questions() {
        Stream<Question> classes = Stream.of(brush, rectangle).flatMap(Optional::stream)
                .flatMap(control -> labels(control, Preannotation::className).keySet().stream()).distinct()
                .map(Task.SEMANTIC::named);
        Stream<Question> joints = keypoint.filter(control -> !labels(control, Preannotation::joint).isEmpty())
                .map(control -> Task.POSE.question()).stream();
        return Stream.concat(classes, joints).toList();
    }

    /** What the answers found; they may come in any order. */
    public Regions regions(List<Prediction> answers, int width, int height) {
        Regions regions = new Regions(image, width, height);
        for (Prediction answer : answers) {
            if (answer instanceof Instances found) {
                found.instances().forEach(instance -> add(instance, regions));
            } else if (answer instanceof Poses found) {
                found.people().forEach(person -> add(person, regions));
            }
        }
        return regions;
    }

    private void add(Instance instance, Regions to) {
        brush.ifPresent(control -> Optional
                .ofNullable(labels(control, Preannotation::className).get(instance.className()))
                .ifPresent(label -> to.brush(control, label, instance.toArray(), instance.score())));
        rectangle.ifPresent(control -> Optional
                .ofNullable(labels(control, Preannotation::className).get(instance.className()))
                .ifPresent(label -> to.rectangle(control, label, instance.box(), instance.score())));
    }

    private void add(Pose person, Regions to) {
        keypoint.ifPresent(control -> labels(control, Preannotation::joint).forEach((joint, label) ->
                person.at(joint).ifPresent(at -> to.keypoint(control, label, at))));
    }

    /** The labels that mean something to the model, by what they mean. */
    private static <T> Map<T, String> labels(Control control, Function<String, Optional<T>> meaning) {
        Map<T, String> labels = new LinkedHashMap<>();
        control.labels().forEach(label ->
                meaning.apply(label).ifPresent(key -> labels.putIfAbsent(key, label)));
        return labels;
    }

    private static Optional<String> className(String label) {
        return CocoClasses.NAMES.stream().filter(plain(label)::equals).findFirst();
    }

    private static Optional<Joint> joint(String label) {
        return Stream.of(Joint.values())
                .filter(joint -> plain(joint.toString()).equals(plain(label))).findFirst();
    }

    private static String plain(String label) {
        return label.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
