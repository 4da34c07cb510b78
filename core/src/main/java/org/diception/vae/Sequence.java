package org.diception.vae;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Scope;

/**
 * Layers one after the other. Each layer's input is freed as soon as its output is there, so that the peak is
 * that of the largest layer and not of the whole row (with gradients on, autograd keeps what it needs).
 */
record Sequence(List<Layer> layers) implements Layer {
    Sequence {
        layers = List.copyOf(layers);
    }

    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor current = x;
            for (Layer layer : layers) {
                Tensor next = step(layer, current);
                if (current != x) {
                    current.close();
                }
                current = next;
            }
            return scope.out(current);
        }
    }

    private static Tensor step(Layer layer, Tensor x) {
        try (var scope = new Scope()) {
            return scope.out(layer.forward(x));
        }
    }
}
