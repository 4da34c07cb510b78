package org.diception.text;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** T5's layer norm: a scale alone, no mean, no shift. */
record RmsNorm(Tensor weight, double epsilon) {
    static RmsNorm of(Weights weights, String name, T5Config config) {
        return new RmsNorm(weights.tensor(name + ".weight", config.dModel()), config.layerNormEpsilon());
    }

    /** (…, D) to the same shape and dtype; the mean square is taken in float32, as in transformers. */
    Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor wide = x.to(ScalarType.Float);
            Tensor squares = wide.pow(new Scalar(2));
            Tensor variance = squares.mean(new long[] {-1}, true, new ScalarTypeOptional()); // (…, 1)
            Tensor normed = wide.mul(torch.rsqrt(variance.add(new Scalar(epsilon))));
            return scope.out(weight.mul(normed.to(weight.scalar_type())));
        }
    }
}
