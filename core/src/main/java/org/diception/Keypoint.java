package org.diception;

/**
 * Where a joint was seen. Immutable and thread-safe.
 *
 * @param x pixels of the upright photo from its left edge: the middle of the first column is 0.5
 * @param y pixels of the upright photo from its upper edge
 * @param score how sure the read-out is of it, 0 to 1: how red its disc is
 */
public record Keypoint(double x, double y, double score) {}
