package org.diception.readout;

/**
 * A painted joint.
 *
 * @param x pixels of the painting from its left edge; the middle of the first column is 0.5
 * @param y pixels of the painting from its upper edge
 * @param score 0 to 1, see {@link Joints}
 */
public record Dot(double x, double y, double score) {}
