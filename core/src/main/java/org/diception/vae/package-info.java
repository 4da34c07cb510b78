/**
 * Photos to latents and back: the two autoencoders of the diffusers library, by their checkpoint names. The paper uses
 * the one of Stable Diffusion 3 unchanged (section 3.1); the embedded model has a narrow one of the same kind.
 */
package org.diception.vae;
