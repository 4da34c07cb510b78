package org.diception.output;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.diception.UsageException;

/**
 * A way to write answers, by the name that users type. What each file holds stands in {@code
 * docs/outputs.md}.
 */
public enum Format {
    /** A colour picture for eyes. */
    PICTURE(EnumSet.allOf(Kind.class), EnumSet.allOf(Kind.class), Writers::picture),
    /** The numbers as a 16-bit PNG. */
    PNG16(EnumSet.allOf(Kind.class), EnumSet.of(Kind.DEPTH, Kind.NORMALS, Kind.MASK, Kind.PAINTING),
            Writers::png16),
    /** The numbers as float32. */
    NPY(EnumSet.allOf(Kind.class), EnumSet.noneOf(Kind.class), Writers::npy),
    /** The answer over the photo. */
    OVERLAY(EnumSet.allOf(Kind.class), EnumSet.of(Kind.INSTANCES, Kind.POSES), Writers::overlay),
    /** The edges of masks on the photo. */
    CONTOURS(Writers.MASKS, EnumSet.noneOf(Kind.class), Writers::contours),
    /** A PNG for each mask. */
    MASKS(Writers.MASKS, EnumSet.noneOf(Kind.class), Writers::masks),
    /** Each thing cut out of the photo, with alpha. */
    CUTOUTS(Writers.MASKS, EnumSet.noneOf(Kind.class), Writers::cutOuts),
    /** A 16-bit PNG of instance numbers. */
    LABELS(Writers.MASKS, EnumSet.of(Kind.INSTANCES), Writers::labels),
    /** COCO's panoptic PNG and JSON. */
    PANOPTIC(Writers.MASKS, EnumSet.noneOf(Kind.class), Writers::panoptic),
    /** COCO's results: masks as run lengths, or keypoints. */
    COCO(EnumSet.of(Kind.MASK, Kind.INSTANCES, Kind.POSES), EnumSet.of(Kind.INSTANCES, Kind.POSES),
            Writers::coco),
    /** A COCO annotation file with polygons. */
    POLYGONS(Writers.MASKS, EnumSet.noneOf(Kind.class), Writers::polygons),
    /** Records of Segment Anything's automatic mask generator. */
    AMG(Writers.MASKS, EnumSet.noneOf(Kind.class), Writers::amg),
    /** A point cloud. */
    PLY(EnumSet.of(Kind.DEPTH), EnumSet.noneOf(Kind.class), Writers::ply),
    /** How far several samples lie apart; nothing for one sample. */
    SPREAD(EnumSet.allOf(Kind.class), EnumSet.allOf(Kind.class), Writers::spread);

    private final Set<Kind> kinds;
    private final Set<Kind> standard;
    private final Writer writer;

    /** Makes the files of an answer; {@code name} is what their names begin with. */
    @FunctionalInterface
    interface Writer {
        List<OutputFile> files(Answer answer, OutputSettings settings, String name);
    }

    Format(Set<Kind> kinds, Set<Kind> standard, Writer writer) {
        this.kinds = kinds;
        this.standard = standard;
        this.writer = writer;
    }

    /**
     * The format of that name.
     *
     * @throws UsageException that lists the known ones
     */
    public static Format parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown format '" + name + "'; known: "
                        + String.join(", ", Arrays.stream(values()).map(Format::toString).toList())));
    }

    /** Whether answers of this kind can be written so. */
    public boolean fits(Kind kind) {
        return kinds.contains(kind);
    }

    /** Whether answers of this kind are written so where nobody says how. */
    public boolean isStandardFor(Kind kind) {
        return standard.contains(kind);
    }

    /**
     * The files of an answer, to be written or sent; none where the format does not fit it.
     *
     * @param name what the names of the files will begin with, for files that name each other
     */
    public List<OutputFile> files(Answer answer, OutputSettings settings, String name) {
        return fits(Kind.of(answer.prediction())) ? writer.files(answer, settings, name) : List.of();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
