package org.diception.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diception.UsageException;
import org.diception.output.Format;
import org.diception.output.Kind;
import org.diception.output.OutputSettings;
import org.diception.output.ResultFiles;
import picocli.CommandLine.Option;

/** Where answers go and in which formats: the options that all predicting commands share. */
final class OutputOptions {
    private static final String STANDARD = "standard";
    private static final String ALL = "all";

    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Folder for the answers. Default: beside each photo.")
    Optional<Path> folder = Optional.empty();

    @Option(names = "--format", split = ",", paramLabel = "FORMAT",
            description = "Files to write; several with commas: picture, png16, npy, overlay, contours,"
                    + " masks, cutouts, labels, panoptic, coco, polygons, amg, ply, spread; all; or standard,"
                    + " what is usual for each answer (default). What does not fit an answer is left out.")
    private List<String> formats = new ArrayList<>();

    @Option(names = "--npy", description = "Write the numbers as .npy (float32) too.")
    private boolean npy;

    @Option(names = "--contact-sheet",
            description = "Put pictures of all answers about a photo on one page too.")
    boolean contactSheet;

    @Option(names = "--polygon-tolerance", paramLabel = "PIXELS",
            description = "How far polygons may be from the edge of their mask; 0 is exact. Default: 1.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(names = "--overwrite",
            description = "Compute answers again that are there, and replace those about other photos.")
    boolean overwrite;

    @Option(names = "--json", description = "One JSON object per answer on stdout.")
    boolean json;

    /**
     * What is to be written.
     *
     * @param kinds of the answers that may come
     * @throws UsageException if a format fits none of them
     */
    ResultFiles files(OutputSettings settings, List<Kind> kinds) {
        ResultFiles files = formats.isEmpty() || formats.contains(STANDARD)
                ? ResultFiles.standard() : ResultFiles.only();
        List<String> named = formats.stream().filter(name -> !name.equals(STANDARD)).toList();
        for (String name : named) {
            files = name.equals(ALL) ? files.and(Format.values()) : files.and(fitting(name, kinds));
        }
        files = npy ? files.and(Format.NPY) : files;
        files = contactSheet ? files.and(Format.PICTURE, Format.OVERLAY) : files;
        return files.with(tolerance.map(settings::withTolerance).orElse(settings));
    }

    private static Format fitting(String name, List<Kind> kinds) {
        Format format = Format.parse(name);
        if (kinds.stream().noneMatch(format::fits)) {
            throw new UsageException("format " + format + " fits none of the tasks; it is for "
                    + String.join(", ", Arrays.stream(Kind.values()).filter(format::fits)
                            .map(Kind::toString).toList()));
        }
        return format;
    }
}
