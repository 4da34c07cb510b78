package org.diception.text;

import java.util.List;
import java.util.stream.Stream;

/** The closed set of prompts that DICEPTION was trained on: the released code's strings, not the paper's. */
public final class PromptSet {
    /** Disparity, near is bright. */
    public static final String DEPTH = "[[image2depth]]";
    /** Surface normals. */
    public static final String NORMAL = "[[image2normal]]";
    /** Skeletons of people. */
    public static final String POSE = "[[image2pose]]";
    /** The thing under the given points. */
    public static final String SEGMENTATION = "[[image2segmentation]]";
    /** Every thing in a colour of its own. */
    public static final String ENTITY = "[[image2entity]]";
    /** The things of one class; a name follows. */
    public static final String SEMANTIC = "[[image2semantic]]";
    /** What guidance moves away from. */
    public static final String EMPTY = "";

    /** Six task prompts, one prompt per COCO class in COCO's order, the empty prompt: 87. */
    public static final List<String> ALL = Stream.of(
                    Stream.of(DEPTH, NORMAL, POSE, SEGMENTATION, ENTITY, SEMANTIC),
                    CocoClasses.NAMES.stream().map(PromptSet::semantic),
                    Stream.of(EMPTY))
            .flatMap(prompts -> prompts)
            .toList();

    private PromptSet() {}

    /** The prompt that asks for the things of one class. */
    public static String semantic(String className) {
        return SEMANTIC + " " + className;
    }
}
