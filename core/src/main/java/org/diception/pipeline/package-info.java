/**
 * From a photo's floats to the painted answer: encode, denoise under guidance, decode. One path for every
 * task; the networks come from a folder in the diffusers layout. Mirrors {@code eval_fn} of the official
 * {@code models/Renderer.py}.
 */
package org.diception.pipeline;
