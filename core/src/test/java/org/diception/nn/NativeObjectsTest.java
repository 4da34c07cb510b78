package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.model.Condition;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.junit.jupiter.api.Test;

/**
 * How many native objects (tensors, shapes, scalars) a forward makes: counted, since times vary. Whoever adds
 * one to a block changes a number here and knows it.
 */
class NativeObjectsTest {
    private static final int OF_A_BLOCK = 109;

    @Test
    void aBlockMakesNoMoreObjectsThanItNeeds() {
        assertThat(objects(4, 8) - objects(3, 8)).isLessThanOrEqualTo(OF_A_BLOCK);
    }

    @Test
    void aLargerPictureMakesNoMoreObjects() {
        assertThat(objects(2, 16)).isEqualTo(objects(2, 8));
    }

    /** Objects of one forward through so many layers at a latent of so many cells along a side. */
    private static long objects(int layers, long side) {
        Engine.load();
        var config = new TransformerConfig(16, 2, 4, 4, layers, 8, 2, 12, 10, 8);
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.create((name, shape) -> torch.randn(shape), Engine.cpu())) {
            Transformer transformer = Transformer.of(weights, config);
            Tensor latent = torch.randn(1, 4, side, side);
            var condition = new Condition(latent, torch.randn(1, 6, 12), torch.randn(1, 10),
                    torch.randn(1, 5, config.width()));
            Tensor timestep = torch.ones(1);
            long before = Scope.objects();
            transformer.forward(latent, timestep, condition);
            return Scope.objects() - before;
        }
    }
}
