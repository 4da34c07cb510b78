package org.diception.pipeline;

import org.diception.image.Planes;

/**
 * One answer to compute.
 *
 * @param photo the photo's scaled latent (C, h, w)
 * @param noise where the path begins (C, h, w), standard normal
 * @param prompt the text that the network is given
 */
public record Row(Planes photo, Planes noise, String prompt, PointSlots points) {}
