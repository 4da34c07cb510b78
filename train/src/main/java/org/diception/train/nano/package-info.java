/**
 * The embedded model: its numbers, its prompts, its training from scenes to a folder that
 * {@code Diception.load} reads.
 */
package org.diception.train.nano;
