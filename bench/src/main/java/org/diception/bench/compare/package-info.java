/**
 * This project beside the official stack in one run: a Python process over PyTorch and diffusers answers the
 * same questions on the same weights, in turns with ours.
 */
package org.diception.bench.compare;
