package org.diception.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** The 80 things of COCO in the order of their category ids: the classes of semantic segmentation. */
public final class CocoClasses {
    /** Names as in COCO's annotation files. */
    public static final List<String> NAMES = List.of(
            "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat",
            "traffic light", "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog",
            "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe", "backpack", "umbrella",
            "handbag", "tie", "suitcase", "frisbee", "skis", "snowboard", "sports ball", "kite",
            "baseball bat", "baseball glove", "skateboard", "surfboard", "tennis racket", "bottle",
            "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange",
            "broccoli", "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch", "potted plant",
            "bed", "dining table", "toilet", "tv", "laptop", "mouse", "remote", "keyboard", "cell phone",
            "microwave", "oven", "toaster", "sink", "refrigerator", "book", "clock", "vase", "scissors",
            "teddy bear", "hair drier", "toothbrush");

    /** Category ids that COCO's annotation files leave out. */
    private static final Set<Integer> GAPS = Set.of(12, 26, 29, 30, 45, 66, 68, 69, 71, 83);

    private CocoClasses() {}

    /** The id of a class in COCO's annotation files, 1 to 90 with gaps; empty for other names. */
    public static OptionalInt id(String name) {
        int index = NAMES.indexOf(name);
        return index < 0
                ? OptionalInt.empty()
                : OptionalInt.of(IntStream.rangeClosed(1, 90).filter(id -> !GAPS.contains(id)).skip(index)
                        .findFirst().orElseThrow());
    }
}
