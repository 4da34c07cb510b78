package org.diception.train.optim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Tensors;

/** What is done to all gradients together before a step. */
public final class Gradients {
    private Gradients() {}

    /**
     * Scales the gradients of all parameters down to a common norm of at most
     * {@code max}; gives the norm before.
     */
    public static double clip(Collection<Tensor> parameters, double max) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> gradients = parameters.stream().map(Tensor::grad).filter(Tensor::defined).toList();
            Tensor[] norms = gradients.stream().map(Tensor::norm).toArray(Tensor[]::new);
            double norm = Tensors.stack(0, norms).norm().item_float();
            if (norm > max) {
                Scalar share = new Scalar(max / norm);
                gradients.forEach(gradient -> gradient.mul_(share));
            }
            return norm;
        }
    }

    /** The first parameter whose gradient holds a number that is not finite. */
    public static Optional<String> notFinite(Map<String, Tensor> parameters) {
        try (PointerScope scope = new PointerScope()) {
            return parameters.entrySet().stream()
                    .filter(entry -> entry.getValue().grad().defined()
                            && !entry.getValue().grad().isfinite().all().item_bool())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
