package org.diception.train.optim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;

/**
 * Momentum whose step is made orthogonal (K. Jordan, "Muon", 2024): for the matrices of attention and
 * feed-forward, and for convolutions, whose filters (out, in, k, k) count as the rows of a matrix. The update
 * is scaled by 0.2 √max(rows, columns), so that its size is that of an AdamW update.
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
            if (tensor.dim() < 2) {
                throw new IllegalArgumentException(
                        "'" + name + "' has " + tensor.dim() + " dimensions, Muon takes 2 or more");
            }
            momenta.put(name, AdamW.zerosLike(tensor));
        });
    }

    @Override
    public void step(double learningRate) {
        try (NoGrad noGrad = new NoGrad()) {
            for (List<String> alike : namesByShape()) {
                try (PointerScope scope = new PointerScope()) {
                    update(alike, learningRate);
                }
            }
        }
    }

    /** Matrices of one shape are made orthogonal together: one batched product instead of many small ones. */
    private Collection<List<String>> namesByShape() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (parameter.grad().defined()) {
                String shape = parameter.size(0) + "x" + parameter.numel() / parameter.size(0);
                groups.computeIfAbsent(shape, key -> new ArrayList<>()).add(name);
            }
        });
        return groups.values();
    }

    private void update(List<String> names, double learningRate) {
        Tensor[] directions = new Tensor[names.size()];
        for (int i = 0; i < directions.length; i++) {
            Tensor gradient = parameters.get(names.get(i)).grad();
            Tensor m = momenta.get(names.get(i));
            m.mul_(new Scalar(momentum)).add_(gradient, new Scalar(1));
            directions[i] = gradient.add(m, new Scalar(momentum)).flatten(1, -1); // Nesterov, (rows, columns)
        }
        Tensor steps = orthogonal(Tensors.stack(0, directions)).to(ScalarType.Float);
        double size = 0.2 * Math.sqrt(Math.max(steps.size(1), steps.size(2)));
        for (int i = 0; i < directions.length; i++) {
            Tensor parameter = parameters.get(names.get(i));
            parameter.mul_(new Scalar(1 - learningRate * weightDecay));
            parameter.add_(steps.select(0, i).view_as(parameter), new Scalar(-learningRate * size));
        }
    }

    /**
     * (n, r, c) to the nearest with all singular values about 1, by five Newton–Schulz steps; bfloat16 is
     * exact enough for them.
     */
    static Tensor orthogonal(Tensor matrices) {
        boolean tall = matrices.size(1) > matrices.size(2);
        Tensor x = tall ? matrices.transpose(1, 2) : matrices;
        Tensor norms = x.pow(new Scalar(2)).sum(new long[] {1, 2}, true, new ScalarTypeOptional()).sqrt();
        ScalarType fastest = x.is_cuda() ? ScalarType.BFloat16 : Engine.fastestCpu().dtype();
        x = x.div(norms.add(new Scalar(1e-7))).to(fastest).contiguous();
        for (int i = 0; i < ITERATIONS; i++) {
            Tensor gram = x.bmm(x.transpose(1, 2));
            Tensor polynomial = gram.mul(new Scalar(B)).baddbmm_(gram, gram, new Scalar(1), new Scalar(C));
            x = x.mul(new Scalar(A)).baddbmm_(polynomial, x, new Scalar(1), new Scalar(1));
        }
        return tall ? x.transpose(1, 2) : x;
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
