package org.diception.train.coco;

/**
 * The joints of a person.
 *
 * @param joints 17 × (x, y, visibility or score) in COCO's order, pixels; of a truth 0 = not annotated
 * @param box around the person; beyond twice of it a joint is far where the truth has none
 */
public record CocoPose(double[] joints, CocoBox box) {
    /** Joints of a person. */
    public static final int JOINTS = 17;

    /** How many joints of a truth are annotated. */
    int labelled() {
        int labelled = 0;
        for (int i = 2; i < joints.length; i += 3) {
            labelled += joints[i] > 0 ? 1 : 0;
        }
        return labelled;
    }
}
