package org.diception.train.coco;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * True and found people, photo by photo, and COCO's numbers of how well they agree. Joints are COCO's 17
 * times x, y and how visible or certain; 0 for one that is not there. Not safe for use by several threads.
 */
public final class CocoPeople {
    private static final int PERSON = 1;

    private final List<CocoImage> images = new ArrayList<>();
    private final List<CocoTruth<CocoPose>> truths = new ArrayList<>();
    private final List<CocoFound<CocoPose>> found = new ArrayList<>();

    /** Begins a photo; what follows is in it. */
    public void photo(int width, int height) {
        images.add(new CocoImage(images.size() + 1, "", width, height));
    }

    /**
     * Somebody who is there; without a labelled joint nobody is asked to find him.
     *
     * @param box x, y, width, height
     */
    public void person(double[] joints, double[] box, double area, boolean crowd) {
        truths.add(new CocoTruth<>(truths.size() + 1, images.size(), PERSON, area, crowd,
                crowd || unlabelled(joints),
                new CocoPose(joints, new CocoBox(box[0], box[1], box[2], box[3]))));
    }

    /** Somebody who was found. */
    public void found(double[] joints, double score) {
        CocoBox around = around(joints);
        found.add(new CocoFound<>(images.size(), PERSON, score, around.width() * around.height(),
                new CocoPose(joints, around)));
    }

    /** Of all photos together: COCO's ten, by their names. */
    public Map<String, Double> numbers() {
        return new CocoEvaluation<>(CocoKind.poses(), true, 1).score(new CocoTruths<>(images,
                List.of(new CocoCategory(PERSON, "person")), truths), found).numbers();
    }

    private static boolean unlabelled(double[] joints) {
        for (int j = 2; j < joints.length; j += 3) {
            if (joints[j] > 0) {
                return false;
            }
        }
        return true;
    }

    /** The box around the joints that were found. */
    private static CocoBox around(double[] joints) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < joints.length; j += 3) {
            if (joints[j + 2] > 0) {
                left = Math.min(left, joints[j]);
                right = Math.max(right, joints[j]);
                top = Math.min(top, joints[j + 1]);
                bottom = Math.max(bottom, joints[j + 1]);
            }
        }
        return right < left ? new CocoBox(0, 0, 0, 0) : new CocoBox(left, top, right - left, bottom - top);
    }
}
