package org.diception.cli;

import java.util.Optional;
import org.diception.UsageException;
import org.diception.output.Focal;
import org.diception.output.OutputSettings;
import picocli.CommandLine.Option;

/** The camera of point clouds and which points are left out. */
final class CloudOptions {
    @Option(names = "--fx", paramLabel = "PIXELS",
            description = "Focal length for point clouds in pixels of the upright photo. Default: from EXIF.")
    private Optional<Double> fx = Optional.empty();

    @Option(names = "--fy", paramLabel = "PIXELS", description = "The same along y. Default: as --fx.")
    private Optional<Double> fy = Optional.empty();

    @Option(names = "--fov", paramLabel = "DEGREES",
            description = "Horizontal field of view, instead of --fx.")
    private Optional<Double> fieldOfView = Optional.empty();

    @Option(names = "--edge", paramLabel = "SHARE",
            description = "Leave points out that are so much nearer or farther than a neighbour; they fly"
                    + " between surfaces. Default: 0.1.")
    private Optional<Double> edge = Optional.empty();

    OutputSettings apply(OutputSettings settings) {
        if (fy.isPresent() && fx.isEmpty() || fx.isPresent() && fieldOfView.isPresent()) {
            throw new UsageException("the focal length is --fx, or --fx and --fy, or --fov");
        }
        OutputSettings result = settings;
        result = fx.map(x -> Focal.pixels(x, fy.orElse(x))).map(result::withFocal).orElse(result);
        result = fieldOfView.map(Focal::fieldOfView).map(result::withFocal).orElse(result);
        return edge.map(result::withEdge).orElse(result);
    }
}
