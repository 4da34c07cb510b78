/**
 * Files: safetensors and {@code .pth} checkpoints, {@code .npy} arrays, settings, and the writing of files in
 * one piece.
 *
 * <p>Every reader takes its input for hostile: sizes are checked before memory is asked for, nothing in a
 * file is executed, paths stay inside their folder. Weights go from the file into the tensor's own memory, a
 * few megabytes at a time.
 */
package org.diception.io;
