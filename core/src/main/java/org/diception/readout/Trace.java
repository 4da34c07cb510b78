package org.diception.readout;

/**
 * A limb that seems to be painted between two dots.
 *
 * @param limb index in {@link Skeleton#LIMBS}
 * @param from index of the dot that would be the limb's first joint
 * @param to index of the dot that would be its second one
 * @param score 0 to 1
 */
record Trace(int limb, int from, int to, double score) {
    int fromJoint() {
        return Skeleton.LIMBS.get(limb).from();
    }

    int toJoint() {
        return Skeleton.LIMBS.get(limb).to();
    }
}
