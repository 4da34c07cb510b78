package org.diception.bench;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Initializer;

/**
 * Normal numbers that keep activations about as large as they came: norms are 1, everything else has the
 * variance 1 / inputs. A tensor depends on the seed and its own key alone, so tensors may be made in any
 * order.
 */
public record RandomWeights(long seed) implements Initializer {
    @Override
    public Tensor create(String key, long[] shape) {
        if (shape.length == 1 && key.endsWith(".weight")) {
            return torch.ones(shape);
        }
        Tensor values = torch.empty(shape);
        double inputs = shape.length == 1 ? shape[0] : (double) values.numel() / shape[0];
        Generator generator = torch.createCPUGenerator(seed + key.hashCode());
        return values.normal_(0, 1 / Math.sqrt(inputs), new GeneratorOptional(generator));
    }
}
