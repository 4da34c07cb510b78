package org.diception.train.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.TensorSource;

/**
 * Adam with decoupled weight decay (arXiv 1711.05101), in PyTorch's order of operations. A parameter without
 * a gradient counts as one with gradient zero, so that weight decay still reaches it.
 */
public final class AdamW implements Optimizer {
    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> firstMoments = new LinkedHashMap<>();
    private final Map<String, Tensor> secondMoments = new LinkedHashMap<>();
    private final Settings settings;
    private long step;

    /**
     * Exponential rates of the two moments, the decay per step and rate, and what keeps the division finite.
     */
    public record Settings(double beta1, double beta2, double weightDecay, double epsilon) {
        public Settings {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException(
                        "betas " + beta1 + " and " + beta2 + " must lie in [0, 1)");
            }
        }
    }

    public AdamW(Map<String, Tensor> parameters, Settings settings) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.settings = settings;
        this.parameters.forEach((name, tensor) -> {
            firstMoments.put(name, zerosLike(tensor));
            secondMoments.put(name, zerosLike(tensor));
        });
    }

    static Tensor zerosLike(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            Tensor zeros = torch.zeros_like(tensor);
            zeros.retainReference(); // released in close()
            return zeros;
        }
    }

    @Override
    public void step(double learningRate) {
        step++;
        try (NoGrad noGrad = new NoGrad()) {
            for (Map.Entry<String, Tensor> entry : parameters.entrySet()) {
                try (PointerScope scope = new PointerScope()) {
                    update(entry.getKey(), entry.getValue(), learningRate);
                }
            }
        }
    }

    private void update(String name, Tensor parameter, double learningRate) {
        Tensor m = firstMoments.get(name);
        Tensor v = secondMoments.get(name);
        Tensor gradient = parameter.grad();
        parameter.mul_(new Scalar(1 - learningRate * settings.weightDecay));
        if (gradient.defined()) {
            m.lerp_(gradient, new Scalar(1 - settings.beta1));
            v.mul_(new Scalar(settings.beta2)).addcmul_(gradient, gradient, new Scalar(1 - settings.beta2));
        } else {
            m.mul_(new Scalar(settings.beta1));
            v.mul_(new Scalar(settings.beta2));
        }
        double correction1 = 1 - Math.pow(settings.beta1, step);
        double correction2 = 1 - Math.pow(settings.beta2, step);
        Tensor denominator = v.sqrt().div_(new Scalar(Math.sqrt(correction2)))
                .add_(new Scalar(settings.epsilon));
        parameter.addcdiv_(m, denominator, new Scalar(-learningRate / correction1));
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        firstMoments.forEach((name, tensor) -> state.put("adamw.m." + name, tensor));
        secondMoments.forEach((name, tensor) -> state.put("adamw.v." + name, tensor));
        return state;
    }

    @Override
    public void restore(TensorSource source, long step) {
        this.step = step;
        state().forEach((name, tensor) -> {
            try (PointerScope scope = new PointerScope()) {
                tensor.copy_(ParameterSet.stored(source, name, tensor));
            }
        });
    }

    @Override
    public void close() {
        state().values().forEach(Tensor::releaseReference);
        firstMoments.clear();
        secondMoments.clear();
    }
}
