package org.diception.train.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.TensorSource;

/**
 * Momentum whose step is made orthogonal (K. Jordan, "Muon", 2024): for the matrices of attention and feed-forward. The update is
 * scaled by 0.2 √max(rows, columns), so that its size is that of an AdamW update.
 */
public final class Muon implements Optimizer {
    /** The quintic iteration of the original: its fixed points lie near 1, its slope at 0 is steep. */
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final int ITERATIONS = 5;

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> momenta = new LinkedHashMap<>();
    private final double momentum;
    private final double weightDecay;

    public Muon(Map<String, Tensor> parameters, double momentum, double weightDecay) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.momentum = momentum;
        this.weightDecay = weightDecay;
        this.parameters.forEach((name, tensor) -> {
            if (tensor.dim() != 2) {
                throw new IllegalArgumentException("'" + name + "' has " + tensor.dim() + " dimensions, Muon takes 2");
            }
            momenta.put(name, AdamW.zerosLike(tensor));
        });
    }

    @Override
    public void step(double learningRate) {
        try (NoGrad noGrad = new NoGrad()) {
            for (Map.Entry<String, Tensor> entry : parameters.entrySet()) {
                try (PointerScope scope = new PointerScope()) {
                    update(entry.getKey(), entry.getValue(), learningRate);
                }
            }
        }
    }

    private void update(String name, Tensor parameter, double learningRate) {
        Tensor gradient = parameter.grad();
        if (!gradient.defined()) {
            return;
        }
        Tensor m = momenta.get(name);
        m.mul_(new Scalar(momentum)).add_(gradient, new Scalar(1));
        Tensor nesterov = gradient.add(m, new Scalar(momentum));
        double size = 0.2 * Math.sqrt(Math.max(parameter.size(0), parameter.size(1)));
        parameter.mul_(new Scalar(1 - learningRate * weightDecay));
        parameter.add_(orthogonal(nesterov).to(ScalarType.Float), new Scalar(-learningRate * size));
    }

    /** The nearest matrix with all singular values about 1, by five Newton–Schulz steps in bfloat16. */
    static Tensor orthogonal(Tensor matrix) {
        boolean tall = matrix.size(0) > matrix.size(1);
        Tensor x = tall ? matrix.t() : matrix;
        x = x.div(x.norm().add(new Scalar(1e-7))).to(ScalarType.BFloat16).contiguous();
        for (int i = 0; i < ITERATIONS; i++) {
            Tensor gram = x.matmul(x.t());
            Tensor polynomial = gram.mul(new Scalar(B)).add(gram.matmul(gram), new Scalar(C));
            x = x.mul(new Scalar(A)).add(polynomial.matmul(x));
        }
        return tall ? x.t() : x;
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        momenta.forEach((name, tensor) -> state.put("muon.m." + name, tensor));
        return state;
    }

    @Override
    public void restore(TensorSource source, long step) {
        state().forEach((name, tensor) -> {
            try (PointerScope scope = new PointerScope()) {
                tensor.copy_(ParameterSet.stored(source, name, tensor));
            }
        });
    }

    @Override
    public void close() {
        momenta.values().forEach(Tensor::releaseReference);
        momenta.clear();
    }
}
