package org.diception.train.scenes;

import java.util.List;
import org.diception.readout.Skeleton;

/**
 * A photo of a synthetic scene and everything that is true about it. All pictures are {@code size} × {@code
 * size}, row by row from the top left. The arrays are handed over, not copied: treat them as read-only.
 *
 * @param rgb interleaved, 3 bytes a pixel, unsigned, sRGB-like
 * @param disparity 1 / depth along the viewing direction, per metre; 0 for the sky
 * @param normals interleaved, 3 floats a pixel: x right, y up, z to the viewer, unit length; 0, 0, 0 for the
 *     sky
 * @param ids instance at each pixel, 0 = background; an index into {@code classes}
 * @param classes class of each instance, by its COCO name where COCO has one; instances may be out of sight
 * @param people the joints of every person that is in the scene
 */
public record RenderedScene(long seed, int size, byte[] rgb, float[] disparity, float[] normals, int[] ids,
                            List<String> classes, List<Person> people) {

    /**
     * One person's joints in COCO's order.
     *
     * @param joints 17 × (x, y, visibility): pixels with (0, 0) at the top left corner of the picture;
     *     visibility 0 = outside the picture, 1 = in it but hidden, 2 = to be seen
     */
    public record Person(int instance, float[] joints) {
        /** Joints of a person. */
        public static final int JOINTS = Skeleton.JOINTS;

        public Person {
            if (joints.length != 3 * JOINTS) {
                throw new IllegalArgumentException(joints.length + " joint numbers given, wanted "
                        + 3 * JOINTS);
            }
        }
    }

    public RenderedScene {
        int pixels = size * size;
        if (rgb.length != 3 * pixels || disparity.length != pixels || normals.length != 3 * pixels
                || ids.length != pixels) {
            throw new IllegalArgumentException("%d, %d, %d and %d numbers given for pictures of %d pixels"
                    .formatted(rgb.length, disparity.length, normals.length, ids.length, pixels));
        }
    }
}
