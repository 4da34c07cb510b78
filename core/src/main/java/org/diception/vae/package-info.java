/**
 * Photos to latents and back: the two autoencoders of the diffusers library by their checkpoint names, and
 * our own. The paper uses that of Stable Diffusion 3 unchanged (section 3.1); the embedded model has a
 * {@link org.diception.vae.PatchAutoencoder}.
 */
package org.diception.vae;
