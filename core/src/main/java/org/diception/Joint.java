package org.diception;

import java.util.Locale;

/** COCO's 17 joints of a person, in COCO's order; left and right are the person's own. */
public enum Joint {
    NOSE, LEFT_EYE, RIGHT_EYE, LEFT_EAR, RIGHT_EAR, LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_ELBOW, RIGHT_ELBOW,
    LEFT_WRIST, RIGHT_WRIST, LEFT_HIP, RIGHT_HIP, LEFT_KNEE, RIGHT_KNEE, LEFT_ANKLE, RIGHT_ANKLE;

    /** COCO's name, such as {@code left_eye}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
