package org.diception.readout;

import java.util.List;
import org.diception.image.Planes;

/** Things painted in colours of their own on black, taken apart (tasks entity and semantic). */
public final class Segments {
    private Segments() {}

    /**
     * The paper's Algorithm 2 as printed. The score of a thing is 1 - mean distance of its colours from the
     * cluster's / sigma.
     *
     * @param colours painted (3, h, w) in [0, 1]
     * @return the surest first; they may overlap
     */
    public static List<Segment> paper(Planes colours, PaperSettings settings) {
        return PaperSegments.of(colours, settings);
    }

    /**
     * Our own read-out. The score of a thing is evenness × solidity: 1 - mean distance of its colours from
     * their mean / the mean's distance from black, and thickness / (thickness + edge), where thickness is
     * twice the area over the length of the outline and edge is 1 pixel and the softness of the picture's
     * edges.
     *
     * @param colours painted (3, h, w) in [0, 1]
     * @return the surest first; no two share a pixel
     */
    public static List<Segment> improved(Planes colours, SegmentSettings settings) {
        return ImprovedSegments.of(colours, settings);
    }
}
