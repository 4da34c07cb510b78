package org.diception.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diception.InputException;
import org.diception.io.AtomicFile;
import org.diception.io.Json;

/**
 * An answer as files that explain themselves: those of the chosen formats, and {@code base.meta.json} with
 * what they mean and how they came about. Each file appears whole or not at all, and the last one only when
 * the others are there. Immutable and thread-safe.
 *
 * <pre>{@code
 * ResultFiles.standard().and(Format.PLY).write(Answer.of(depth, photo), Path.of("out/street.depth"));
 * }</pre>
 *
 * @param usual whether answers are written in the formats that are usual for their kind
 * @param formats those that are wanted besides; what does not fit an answer is left out
 */
public record ResultFiles(boolean usual, Set<Format> formats, OutputSettings settings) {
    public ResultFiles {
        formats = Set.copyOf(formats);
    }

    /**
     * A picture for eyes, and numbers: 16-bit PNGs of depth, normals and alpha; a label map and COCO's
     * results of instances; COCO's keypoints of people; overlays of both; how far samples lie apart.
     */
    public static ResultFiles standard() {
        return new ResultFiles(true, Set.of(), OutputSettings.defaults());
    }

    /** These formats and no others. */
    public static ResultFiles only(Format... formats) {
        return new ResultFiles(false, Set.of(formats), OutputSettings.defaults());
    }

    /** More formats. */
    public ResultFiles and(Format... more) {
        Set<Format> all = EnumSet.copyOf(Arrays.asList(more));
        all.addAll(formats);
        return new ResultFiles(usual, all, settings);
    }

    /** Other settings. */
    public ResultFiles with(OutputSettings value) {
        return new ResultFiles(usual, formats, value);
    }

    /** The formats in which an answer of this kind is written, in their order. */
    public Set<Format> formats(Kind kind) {
        Set<Format> wanted = EnumSet.noneOf(Format.class);
        for (Format format : Format.values()) {
            if (usual && format.isStandardFor(kind) || formats.contains(format) && format.fits(kind)) {
                wanted.add(format);
            }
        }
        return wanted;
    }

    /**
     * Writes the files of one answer. Files of an earlier answer of that name which are not written again are
     * deleted: fewer instances leave no masks behind.
     *
     * @param base folder and name without the ends of the formats
     * @return the files in the order of their formats, the metadata last
     * @throws InputException if one cannot be written
     */
    public List<Path> write(Answer answer, Path base) {
        Path meta = meta(base);
        List<Path> old = MetaFile.files(meta, base);
        delete(meta); // if writing stops half-way, nothing shall say that new pictures are of an old answer
        Map<OutputFile, Format> written = new LinkedHashMap<>();
        Set<Format> wanted = formats(Kind.of(answer.prediction()));
        List<Path> paths = new ArrayList<>();
        for (Format format : wanted) {
            for (OutputFile file : format.files(answer, settings, base.getFileName().toString())) {
                Path path = end(base, file.end());
                file.write(path);
                paths.add(path);
                written.put(file, format);
            }
        }
        old.stream().filter(path -> !paths.contains(path)).forEach(ResultFiles::delete);
        AtomicFile.write(meta, MetaFile.json(answer, base, wanted, written, settings).toPrettyString());
        paths.add(meta);
        return List.copyOf(paths);
    }

    /**
     * Whether files that were written earlier are all that would be written now.
     *
     * @param meta what stands in {@link #meta}
     * @param kind of the answer
     */
    public boolean isCoveredBy(JsonNode meta, Kind kind) {
        Set<String> there = new HashSet<>();
        meta.path("outputs").path("formats").forEach(name -> there.add(name.asText()));
        return meta.path("outputs").path("settings").toString().equals(settings.json().toString())
                && formats(kind).stream().allMatch(format -> there.contains(format.toString()));
    }

    /** Where {@link #write} puts the metadata. */
    public static Path meta(Path base) {
        return end(base, ".meta.json");
    }

    /** Where the picture of an answer is that shows most: over the photo, or for dense answers alone. */
    public static Path picture(Path base, Kind kind) {
        boolean dense = kind == Kind.DEPTH || kind == Kind.NORMALS || kind == Kind.PAINTING;
        return end(base, dense ? Writers.PICTURE : Writers.OVERLAY);
    }

    /** Where the picture of the spread of samples is, if it was written. */
    public static Optional<Path> spread(Path base) {
        return Optional.of(end(base, Writers.SPREAD)).filter(Files::exists);
    }

    /** Reads the metadata of an answer. */
    public static JsonNode readMeta(Path base) {
        return Json.read(meta(base), InputException::new);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be replaced (" + e
                    + "); check the folder's permissions", e);
        }
    }

    static Path end(Path base, String end) {
        return base.resolveSibling(base.getFileName() + end);
    }
}
