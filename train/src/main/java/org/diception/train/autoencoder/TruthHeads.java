package org.diception.train.autoencoder;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Conv2d;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.scenes.SceneClasses;

/**
 * Readers of the scene's truth, one cell of the latent at a time; they exist in training only. What they can
 * read is what the transformer finds ready in the latent of a photo. A cell has fewer channels than truths,
 * so beside what is linear in them the readers learn {@value #HIDDEN} features, as the transformer's blocks
 * can.
 */
record TruthHeads(Conv2d hidden, Conv2d fine, Conv2d classes) {
    private static final int HIDDEN = 192;
    private static final double CLASS_WEIGHT = 0.3;
    /** Of the squares beside the deviations: where truth is uncertain, its mean is better than black. */
    private static final double SQUARE_WEIGHT = 2;

    static TruthHeads of(Weights weights, int latentChannels) {
        return new TruthHeads(
                weights.conv("hidden", latentChannels, HIDDEN, 1, 1, 0),
                weights.conv("fine", latentChannels + HIDDEN, SceneCells.FINE, 1, 1, 0),
                weights.conv("classes", latentChannels + HIDDEN, SceneClasses.COUNT, 1, 1, 0));
    }

    /**
     * Mean deviation and square of everything that is seen quarter by quarter, plus the cross-entropy of the
     * class shares, for latents (B, C, h, w).
     */
    Tensor loss(Tensor latents, List<SceneCells> truth) {
        Read read = read(latents);
        Tensor error = read.fine()
                .sub(planes(truth, SceneCells::fine, latents)); // (B, FINE, h, w)
        Tensor fineLoss = error.abs().add(error.square(), new Scalar(SQUARE_WEIGHT))
                .mul(Tensors.of(SceneCells.weights(), 1, SceneCells.FINE, 1, 1))
                .mean();
        Tensor logShares = read.classes().log_softmax(1); // (B, classes, h, w)
        Tensor classLoss = logShares.mul(planes(truth, SceneCells::classes, latents)).sum(1).mean().neg();
        return fineLoss.add(classLoss, new Scalar(CLASS_WEIGHT));
    }

    /**
     * What is read.
     *
     * @param fine (B, FINE, h, w)
     * @param classes (B, classes, h, w), before the softmax
     */
    record Read(Tensor fine, Tensor classes) {}

    /** Of latents (B, C, h, w), as the encoder makes them in training. */
    Read read(Tensor latents) {
        Tensor features = features(latents);
        return new Read(fine.forward(features), classes.forward(features));
    }

    /** (B, C + HIDDEN, h, w): the latents and what a rectifier makes of their mixtures. */
    private Tensor features(Tensor latents) {
        return torch.cat(new TensorVector(latents, torch.relu(hidden.forward(latents))), 1);
    }

    private static Tensor planes(List<SceneCells> truth, Function<SceneCells, float[]> part, Tensor like) {
        int each = part.apply(truth.get(0)).length;
        float[] values = new float[truth.size() * each];
        for (int i = 0; i < truth.size(); i++) {
            System.arraycopy(part.apply(truth.get(i)), 0, values, i * each, each);
        }
        return Tensors.of(
                values, truth.size(), each / (like.size(2) * like.size(3)), like.size(2), like.size(3));
    }
}
