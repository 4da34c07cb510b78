package org.diception;

/**
 * How an answer came about: enough to compute the same bits again on the same type of device. Immutable and
 * thread-safe.
 *
 * @param model name of the model's folder, {@code nano} for the embedded one
 * @param fingerprint of the weights: differs between any two trained checkpoints
 * @param question what was asked
 * @param steps denoising steps
 * @param guidance guidance; up to 1 means none
 * @param seed seed of the noise, of the first sample
 * @param samples how many were drawn, with this seed and those that follow it; 1 is the usual
 * @param latent which latent of the photo conditioned the network
 * @param order in which the network was fed the coordinates of points
 * @param compatibility whose habits of reading and resizing were followed
 * @param size of the picture that the network saw
 * @param readOut how instances and skeletons were read out of the painted answer
 */
public record Provenance(
        String model, String fingerprint, Question question, int steps, double guidance, long seed,
        int samples, PhotoLatent latent, PointOrder order, Compatibility compatibility, WorkingSize size,
        Device device, Precision precision, ReadOutSettings readOut) {}
