/**
 * The network of DICEPTION, readable next to the paper (arXiv 2502.17157, section 3): Stable Diffusion 3's
 * MM-DiT with the photo's tokens beside the noise's tokens and five point tokens beside the text's.
 *
 * <p>Field and key names are those of the checkpoint; shapes use B batch, N tokens, D width, H heads, d width
 * of a head.
 */
package org.diception.model;
