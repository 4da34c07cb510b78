package org.diception.train.coco;

import java.util.List;
import org.diception.readout.CocoRle;

/**
 * What is compared: how it stands in the files, how alike two of them are, and which numbers come of it.
 * Immutable and thread-safe.
 *
 * @param <S> one object's shape
 */
public abstract sealed class CocoKind<S> permits CocoMasks, CocoBoxes, CocoPoses {
    /**
     * Masks, as pycocotools compares them: if the first entry of a results file has a box, the areas of its
     * boxes make detections small, medium or large, else those of their masks.
     */
    public static CocoKind<CocoRle> masks() {
        return new CocoMasks(true);
    }

    /** Masks with areas of their own whatever boxes are given, as detectron2 compares them. */
    public static CocoKind<CocoRle> masksByOwnArea() {
        return new CocoMasks(false);
    }

    /** Boxes. */
    public static CocoKind<CocoBox> boxes() {
        return new CocoBoxes();
    }

    /** The 17 joints of people, by object keypoint similarity. */
    public static CocoKind<CocoPose> poses() {
        return new CocoPoses();
    }

    /**
     * The shape of a file's entry.
     *
     * @throws org.diception.InputException saying what is wrong with it
     */
    abstract S shape(RawObject raw, CocoImage image);

    /** The area of a detection; {@code boxed} if the first entry of the file has a box. */
    abstract double area(RawObject raw, S shape, boolean boxed);

    /** Whether a truth is ignored, beside the crowds. */
    boolean ignores(RawObject raw, S shape) {
        return false;
    }

    /** Whether no detection can be like it, as there is nothing of it. */
    boolean isEmpty(S shape) {
        return false;
    }

    /** How alike detections (rows) and truths (columns) of one photo are, 0 to 1. */
    abstract double[][] likeness(List<CocoFound<S>> found, List<CocoTruth<S>> truths);

    /** The sizes of objects that have numbers of their own, the first one all sizes. */
    List<CocoArea> areas() {
        return List.of(CocoArea.ANY, CocoArea.SMALL_ONES, CocoArea.MEDIUM_ONES, CocoArea.LARGE_ONES);
    }

    /** How many detections of a photo and class count, the surest ones; ascending. */
    int[] limits() {
        return new int[] {1, 10, 100};
    }

    /** The numbers that are published, in their order. */
    List<CocoNumber> numbers() {
        return CocoNumber.OF_MASKS;
    }
}
