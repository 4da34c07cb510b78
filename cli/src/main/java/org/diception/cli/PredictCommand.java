package org.diception.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diception.Point;
import org.diception.Question;
import org.diception.Task;
import org.diception.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception predict}: any tasks on any number of photos. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Answer questions about photos. Without --task: all tasks, with the centre of the photo as point"
                    + " and person as class where none is given.",
            "An answer that is there with the same settings is skipped, so a run that was stopped goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception predict photo.jpg",
            "  diception predict 'holiday/**/*.jpg' --task depth,normal --npy -o out/",
            "  diception predict street.jpg --task semantic --class 'traffic light' --steps 8",
            "  diception predict street.jpg --task segment --point 412,288 --point 430,300",
            "  diception predict chest.png --adapter adapters/lung --task lung",
            "  diception predict list.json --model models/sd3 --precision bf16 --compatibility official-batch"
        })
final class PredictCommand implements Callable<Integer> {
    private static final String STANDARD_CLASS = "person";

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PHOTO",
            description = "Photos (JPEG, PNG, WebP, TIFF, BMP), folders, quoted globs, batch lists (.json).")
    private List<String> inputs;

    @Option(names = "--task", split = ",", paramLabel = "TASK",
            description = "depth, normal, segment, entity, semantic, pose, or an adapter's; several with"
                    + " commas.")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--class", split = ",", paramLabel = "NAME",
            description = "Class for the task semantic, officially one of COCO's 80; several with commas.")
    private List<String> classes = new ArrayList<>();

    @Mixin
    private PointOptions points;

    @Option(names = "--data-root", paramLabel = "DIR", defaultValue = "",
            description = "What relative paths in a batch list start from. Default: the list's own folder.")
    private Path dataRoot;

    @Option(names = "--all-targets",
            description = "Ask for every mask of a batch list's segmentation targets, not for the first one.")
    private boolean allTargets;

    @Mixin
    private ModelOptions model;

    @Mixin
    private RequestOptions request;

    @Mixin
    private OutputOptions output;

    @Mixin
    private GeometryOptions geometry;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new PredictRun(terminal, model, request, output, geometry.settings())
                .run(inputs, new Inputs(dataRoot, allTargets, model.tasks()), questions());
    }

    private List<Question> questions() {
        boolean all = tasks.isEmpty();
        List<Task> known = model.tasks();
        List<Task> wanted = all ? known
                : tasks.stream().map(name -> Task.parse(name, known)).distinct().toList();
        List<Question> questions = new ArrayList<>();
        for (Task task : wanted) {
            questions.addAll(switch (task.asks()) {
                case NOTHING -> List.of(task.question());
                case POINTS -> List.of(task.at(points(all)));
                case CLASS -> classes(all).stream().map(task::named).toList();
            });
        }
        refuseUnused(wanted);
        return questions;
    }

    private Point[] points(boolean all) {
        List<Point> given = points.points();
        if (given.isEmpty() && !all) {
            throw new UsageException(
                    "task segment: no point given; add --point x,y in pixels of the upright photo");
        }
        return given.isEmpty() ? new Point[] {Point.normalised(0.5, 0.5)} : given.toArray(Point[]::new);
    }

    private List<String> classes(boolean all) {
        if (classes.isEmpty() && !all) {
            throw new UsageException(
                    "task semantic: no class given; add --class NAME, such as --class person");
        }
        return classes.isEmpty() ? List.of(STANDARD_CLASS) : classes;
    }

    private static boolean asks(List<Task> wanted, Task.Asks what) {
        return wanted.stream().anyMatch(task -> task.asks() == what);
    }

    private void refuseUnused(List<Task> wanted) {
        if (!points.points().isEmpty() && !asks(wanted, Task.Asks.POINTS)) {
            throw new UsageException("--point given, but no task takes points; add --task segment");
        }
        if (!classes.isEmpty() && !asks(wanted, Task.Asks.CLASS)) {
            throw new UsageException("--class given, but no task takes a class; add --task semantic");
        }
    }
}
