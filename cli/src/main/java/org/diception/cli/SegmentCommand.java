package org.diception.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.diception.Point;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.output.OutputSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code diception segment}: the object under one to five points. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        description = "Cut out the object under one to five points: a hard mask and a soft one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception segment photo.jpg --point 412,288",
            "  diception segment photo.jpg --point 412,288 --point 430,300 -o masks/",
            "  diception segment photo.jpg --point 0.5,0.5 --normalised --json"
        })
final class SegmentCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "Photos, folders or quoted globs.")
    private List<String> inputs;

    @Mixin
    private PointOptions points;

    @Mixin
    private ModelOptions model;

    @Mixin
    private RequestOptions request;

    @Mixin
    private OutputOptions output;

    SegmentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Point> given = points.points();
        if (given.isEmpty()) {
            throw new UsageException("no point given; add --point x,y in pixels of the upright photo");
        }
        var question = Task.SEGMENT.at(given.toArray(Point[]::new));
        return new PredictRun(terminal, model, request, output, OutputSettings.defaults())
                .run(inputs, new Inputs(Path.of(""), false, model.tasks()), List.of(question));
    }
}
