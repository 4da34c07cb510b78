package org.diception;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One person's joints. Immutable and thread-safe.
 *
 * @param keypoints the joints that were seen, in COCO's order; the others are absent
 * @param score how sure the read-out is of the person, 0 to 1
 */
public record Pose(Map<Joint, Keypoint> keypoints, double score) {
    public Pose {
        EnumMap<Joint, Keypoint> sorted = new EnumMap<>(Joint.class);
        sorted.putAll(keypoints);
        keypoints = Collections.unmodifiableMap(sorted);
    }

    /** Where a joint is, if it was seen. */
    public Optional<Keypoint> at(Joint joint) {
        return Optional.ofNullable(keypoints.get(joint));
    }
}
