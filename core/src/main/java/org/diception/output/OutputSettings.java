package org.diception.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.diception.UsageException;
import org.diception.image.ColourMap;

/**
 * In which convention and how finely answers are written. Everything has a default:
 * {@code OutputSettings.defaults().withFlip(Flip.parse("y"))}. Immutable and thread-safe.
 *
 * @param depth what the numbers of depth maps count
 * @param range how far the ends of a depth map are assumed to be away, for distances and point clouds
 * @param flip axes of normals that are turned round, in all files with normals but point clouds
 * @param focal where the focal length of point clouds comes from
 * @param edge a point is left out of a cloud if a neighbour is farther or nearer by more than this share of
 *     its distance: such points fly between two surfaces; infinity keeps all
 * @param tolerance how far a polygon may be from the edge of its mask, in pixels; 0 is exact
 * @param colours of pictures of depth
 */
public record OutputSettings(DepthConvention depth, DepthRange range, Flip flip, Focal focal, double edge,
        double tolerance, ColourMap colours) {
    /** @throws UsageException for distances without a range, and numbers that cannot be */
    public OutputSettings {
        if (depth == DepthConvention.DEPTH && range.assumed()) {
            throw new UsageException("depth instead of disparity needs a near and a far end, which the answer"
                    + " does not know; name both, or align the disparity with known distances");
        }
        if (!(edge > 0)) {
            throw new UsageException("edge " + edge + ": a share above 0 is wanted, such as 0.1");
        }
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new UsageException("tolerance " + tolerance + ": pixels from 0 on are wanted");
        }
    }

    /**
     * Disparity, our axes, a focal length from the photo, points beyond 10 % left out, polygons to a pixel.
     */
    public static OutputSettings defaults() {
        return new OutputSettings(
                DepthConvention.DISPARITY, DepthRange.ASSUMED, Flip.NONE, Focal.OF_PHOTO, 0.1, 1,
                ColourMap.SPECTRAL);
    }

    /** Depth maps as distances between two ends, which point clouds take too. */
    public OutputSettings withDepth(DepthConvention value, DepthRange between) {
        return new OutputSettings(value, between, flip, focal, edge, tolerance, colours);
    }

    public OutputSettings withFlip(Flip value) {
        return new OutputSettings(depth, range, value, focal, edge, tolerance, colours);
    }

    public OutputSettings withFocal(Focal value) {
        return new OutputSettings(depth, range, flip, value, edge, tolerance, colours);
    }

    public OutputSettings withEdge(double value) {
        return new OutputSettings(depth, range, flip, focal, value, tolerance, colours);
    }

    public OutputSettings withTolerance(double value) {
        return new OutputSettings(depth, range, flip, focal, edge, value, colours);
    }

    public OutputSettings withColours(ColourMap value) {
        return new OutputSettings(depth, range, flip, focal, edge, tolerance, value);
    }

    /** All of them, as they stand in the metadata. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("depth_convention", depth.toString());
        json.put("near", range.near()).put("far", range.far()).put("range_assumed", range.assumed());
        json.put("flip", flip.toString());
        json.put("focal", focal.source().toString()).put("focal_x", focal.x()).put("focal_y", focal.y());
        json.put("edge", String.valueOf(edge)).put("polygon_tolerance", tolerance);
        json.put("colour_map", colours.toString());
        return json;
    }
}
