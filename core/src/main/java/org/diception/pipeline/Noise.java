package org.diception.pipeline;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.image.Planes;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;

/**
 * All random numbers of one answer, from one explicit generator: standard normal, in the shape of the photo's
 * latent. They depend on nothing but the seed and the shape, so not on the place in a batch.
 *
 * @param start where the path to the answer begins (C, h, w)
 * @param posterior picks the photo's latent, where one is drawn (C, h, w)
 */
public record Noise(Planes start, Planes posterior) {
    /** Draws both, always in this order, from libtorch's CPU generator. */
    public static Noise draw(long seed, int channels, int height, int width) {
        try (var scope = new Scope()) {
            Generator generator = torch.createCPUGenerator(seed);
            return new Noise(planes(generator, channels, height, width),
                    planes(generator, channels, height, width));
        }
    }

    private static Planes planes(Generator generator, int channels, int height, int width) {
        Tensor values = torch.empty(new long[] {1, channels, height, width}); // (1, C, h, w)
        values.normal_(0, 1, new GeneratorOptional(generator));
        return new Planes(channels, height, width, Tensors.toArray(values));
    }
}
