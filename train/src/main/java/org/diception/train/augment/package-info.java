/**
 * Other looks of the same photo, for training: each transform changes the truth with the photo, so that it
 * stays true. Everything is drawn from one generator; the same seed gives the same bits.
 */
package org.diception.train.augment;
