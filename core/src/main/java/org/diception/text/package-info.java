/**
 * Prompts to what the network reads (paper C1, SD3 section 4): two CLIP encoders and T5 with the tokenizers
 * of the model folder, or the same numbers baked into {@code prompts.safetensors}.
 */
package org.diception.text;
