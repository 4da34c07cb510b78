package org.diception.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.InputException;
import org.diception.KnownDistances;
import org.diception.MetricDepth;
import org.diception.Photo;
import org.diception.image.Planes;
import org.diception.io.AtomicFile;
import org.diception.output.MetricFiles;
import org.diception.output.OutputFile;
import org.diception.output.OutputSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception align}: relative disparity to metres, by distances that are known. */
@Command(
        name = "align",
        mixinStandardHelpOptions = true,
        description = {
            "Turn disparity into metres by known distances: scale and shift of 1/metres, by least squares.",
            "Writes metres as .npy and as 16-bit .png, with --photo a point cloud in metres, and a note that"
                    + " says how far off the known distances are."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception predict street.jpg --task depth --npy",
            "  diception align street.depth.npy --points tape.csv",
            "  diception align street.depth.npy --reference lidar.png --unit 0.001 --robust",
            "  diception align street.depth.npy --points tape.csv --photo street.jpg --fov 65"
        })
final class AlignCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DEPTH", description = "Disparity: .npy or .16bit.png of the task depth.")
    private Path depth;

    @ArgGroup(multiplicity = "1")
    private Known known;

    @Option(names = "--robust",
            description = "Leave known distances out that do not fit; up to half may not.")
    private boolean robust;

    @Option(names = "--photo", paramLabel = "PHOTO",
            description = "The photo: writes a point cloud with its colours and focal length.")
    private Optional<Path> photo = Optional.empty();

    @Mixin
    private CloudOptions cloud;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", description = "Folder. Default: beside DEPTH.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "The result as one JSON object on stdout.")
    private boolean json;

    /** One of two ways to know distances. */
    private static final class Known {
        @Option(names = "--points", required = true, paramLabel = "FILE",
                description = "Lines of x,y,metres; x and y in pixels of the upright photo.")
        private Path points;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private Reference reference;
    }

    /** A map of distances. */
    private static final class Reference {
        @Option(names = "--reference", required = true, paramLabel = "FILE",
                description = "A depth map of the whole photo, any size, .npy or 16-bit .png; 0 is unknown.")
        private Path file;

        @Option(names = "--unit", paramLabel = "METRES", defaultValue = "1",
                description = "Metres for each unit of the reference: 0.001 for millimetres. Default: 1.")
        private double unit;
    }

    AlignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OutputSettings settings = cloud.apply(OutputSettings.defaults());
        StoredDepth stored = StoredDepth.read(depth);
        if (!stored.isExplained()) {
            terminal.err().println("diception: warning: no note beside " + depth
                    + "; its numbers are taken for disparity, larger = nearer");
        }
        MetricDepth metric = MetricDepth.align(stored.disparity(), known(stored), robust);
        MetricFiles files = new MetricFiles(metric);
        List<OutputFile> written = new ArrayList<>();
        written.add(files.npy(".metric.npy"));
        written.add(files.png16(".metric.16bit.png"));
        photo.ifPresent(path -> written.add(cloud(files, stored, path, settings)));
        Path base = folder.map(dir -> dir.resolve(stored.base().getFileName())).orElse(stored.base());
        write(base, files, written);
        return 0;
    }

    private KnownDistances known(StoredDepth stored) {
        Planes map = stored.disparity();
        return known.points != null
                ? KnownDistances.readPoints(known.points, map.width(), map.height())
                : KnownDistances.readMap(known.reference.file, known.reference.unit);
    }

    private static OutputFile cloud(MetricFiles files, StoredDepth stored, Path path,
            OutputSettings settings) {
        Photo photo = Photo.read(path);
        int width = stored.disparity().width();
        int height = stored.disparity().height();
        if (photo.picture().width() != width || photo.picture().height() != height) {
            throw new InputException(path + ": " + photo.picture().width() + "x" + photo.picture().height()
                    + " pixels, the depth map has " + width + "x" + height + "; they belong together");
        }
        return files.ply(".metric.ply", photo, stored.grid().width(), stored.grid().height(), settings);
    }

    private void write(Path base, MetricFiles files, List<OutputFile> written) {
        ObjectNode note = files.json();
        note.put("depth", depth.getFileName().toString());
        Path from = known.points != null ? known.points : known.reference.file;
        note.put("known_from", from.getFileName().toString());
        note.put("robust", robust);
        var list = note.putArray("files");
        for (OutputFile file : written) {
            Path path = base.resolveSibling(base.getFileName() + file.end());
            file.write(path);
            list.addObject().put("file", path.getFileName().toString()).put("meaning", file.meaning());
            if (!json) {
                terminal.out().println(path);
            }
        }
        Path path = base.resolveSibling(base.getFileName() + ".metric.meta.json");
        AtomicFile.write(path, note.toPrettyString());
        terminal.out().println(json ? note.toString() : path.toString());
        terminal.err().println(files.summary());
    }
}
