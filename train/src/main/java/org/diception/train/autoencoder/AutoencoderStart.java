package org.diception.train.autoencoder;

import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Initializer;
import org.diception.nn.Tensors;

/** Random weights: variance-keeping convolutions, and residual branches that start small. */
final class AutoencoderStart implements Initializer {
    private static final double RESIDUAL_GAIN = 0.2;

    private final Random random;

    AutoencoderStart(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public Tensor create(String name, long[] shape) {
        if (shape.length == 1) {
            return name.endsWith(".weight") ? torch.ones(shape) : torch.zeros(shape);
        }
        if (name.startsWith("post_quant_conv.")) {
            return torch.eye(shape[0]).reshape(shape);
        }
        long fanIn = 1;
        for (int i = 1; i < shape.length; i++) {
            fanIn *= shape[i];
        }
        boolean endsBranch = name.endsWith("conv2.weight") || name.endsWith("to_out.0.weight");
        double deviation = (endsBranch ? RESIDUAL_GAIN : 1) / Math.sqrt(fanIn);
        float[] values = new float[Math.toIntExact(shape[0] * fanIn)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return Tensors.of(values, shape);
    }
}
