package org.diception.cli;

import java.util.Optional;
import org.diception.UsageException;
import org.diception.image.ColourMap;
import org.diception.output.DepthConvention;
import org.diception.output.DepthRange;
import org.diception.output.Flip;
import org.diception.output.OutputSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In which conventions depth and normals are written. */
final class GeometryOptions {
    @Option(names = "--depth-convention", paramLabel = "disparity|depth",
            description = "What depth files count: disparity (default, near = 1), or distances from --near to"
                    + " --far.")
    private Optional<String> convention = Optional.empty();

    @Option(names = "--near", paramLabel = "X",
            description = "Distance of the nearest thing, for distances and point clouds.")
    private Optional<Double> near = Optional.empty();

    @Option(names = "--far", paramLabel = "X",
            description = "Distance of the farthest thing. Point clouds take 1 and 10 where none is given.")
    private Optional<Double> far = Optional.empty();

    @Option(names = "--flip", paramLabel = "AXES",
            description = "Turn axes of normals round: x for DSINE's frame, yz for OpenCV's. Ours: x right, y"
                    + " up, z to the viewer.")
    private Optional<String> flip = Optional.empty();

    @Option(names = "--colour-map", paramLabel = "NAME",
            description = "Colours of depth pictures: spectral (default), grey, viridis, magma, inferno.")
    private Optional<String> colours = Optional.empty();

    @Mixin
    private CloudOptions cloud;

    OutputSettings settings() {
        OutputSettings settings = cloud.apply(OutputSettings.defaults());
        settings = flip.map(Flip::parse).map(settings::withFlip).orElse(settings);
        settings = colours.map(ColourMap::parse).map(settings::withColours).orElse(settings);
        if (near.isPresent() != far.isPresent()) {
            throw new UsageException("--near and --far belong together; give both");
        }
        DepthConvention depth = convention.map(DepthConvention::parse).orElse(DepthConvention.DISPARITY);
        if (depth == DepthConvention.DEPTH && near.isEmpty()) {
            throw new UsageException("--depth-convention depth: disparity does not say how far away things"
                    + " are; add --near and --far, or use diception align with known distances");
        }
        DepthRange range = near.map(value -> DepthRange.of(value, far.orElseThrow()))
                .orElse(DepthRange.ASSUMED);
        return settings.withDepth(depth, range);
    }
}
