/**
 * The public API: a photo and a task go in, a {@code Prediction} comes out. No libtorch type appears here.
 *
 * <p>The inner packages use from here only the three exceptions and settings such as {@link Device} and
 * {@link Precision}.
 */
package org.diception;
