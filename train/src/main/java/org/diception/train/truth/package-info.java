/**
 * Paints what is true into the pictures that the network learns to answer with (section 3.2 of the paper:
 * every task is an RGB picture). The painters take plain arrays, so that rendered scenes and real data sets
 * go the same way. A picture is float, planar (3, H, W) in one array, in [-1, 1]: −1 is black, 1 is white.
 */
package org.diception.train.truth;
