/**
 * Training of the embedded model's autoencoder: it learns to redraw photos and all kinds of answers, and its
 * latent learns the scene's truth, which is the small stand-in for what pretraining gives Stable Diffusion's
 * features.
 */
package org.diception.train.autoencoder;
