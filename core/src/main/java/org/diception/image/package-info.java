/**
 * Photos in and pictures out: decoding (EXIF-upright, with limits that hold before anything is decoded),
 * resizing that is bit-equal to Pillow's and torchvision's, colour maps, and PNG and JPEG files with their
 * conventions written inside.
 *
 * <p>No libtorch type here: a photo is an {@link org.diception.image.RgbImage}, what a network paints is a
 * {@link org.diception.image.Planes}.
 */
package org.diception.image;
