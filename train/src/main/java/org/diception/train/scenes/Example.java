package org.diception.train.scenes;

/**
 * A question about a photo and the picture that answers it.
 *
 * @param prompt the exact text that the network is asked with
 * @param points (x, y) of each click as shares of width and height; empty where the task takes none
 * @param answer (3, H, W) in [-1, 1]
 */
public record Example(String prompt, float[] points, float[] answer) {
}
