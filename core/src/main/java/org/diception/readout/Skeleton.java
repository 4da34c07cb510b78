package org.diception.readout;

import java.util.List;

/** COCO's 17 joints, the 19 limbs between them, and the colour in which each limb is painted. */
public final class Skeleton {
    /** Joints of a person. */
    public static final int JOINTS = 17;

    /**
     * A line between two joints.
     *
     * @param from index of a joint in COCO's order, as is {@code to}
     * @param rgb 0xRRGGBB; no two limbs share it, and none is red, which is the joints' colour
     */
    public record Limb(int from, int to, int rgb) {
    }

    /** In the order in which they are painted: legs, trunk, arms, face. */
    public static final List<Limb> LIMBS = List.of(
            new Limb(15, 13, 0x00FF00), new Limb(13, 11, 0x00AA55),
            new Limb(16, 14, 0xFFAA00), new Limb(14, 12, 0xFFFF00),
            new Limb(11, 12, 0xFFFFFF), new Limb(5, 6, 0xAAAAAA),
            new Limb(5, 11, 0x0080FF), new Limb(6, 12, 0xFF80FF),
            new Limb(5, 7, 0x0000FF), new Limb(7, 9, 0x00FFFF),
            new Limb(6, 8, 0xAA00FF), new Limb(8, 10, 0xFF00FF),
            new Limb(1, 2, 0xFFFFAA), new Limb(0, 1, 0x80FF80), new Limb(0, 2, 0xFFD080),
            new Limb(1, 3, 0x00C0C0), new Limb(2, 4, 0xC09040),
            new Limb(3, 5, 0x4060A0), new Limb(4, 6, 0x8050A0));

    /** Nose, eyes and ears come first. */
    static final int LAST_OF_FACE = 4;
    /** Pure red, in which joints are painted. */
    public static final int RED = 0xFF0000;

    private Skeleton() {
    }
}
