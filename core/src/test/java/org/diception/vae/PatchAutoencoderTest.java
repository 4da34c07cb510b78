package org.diception.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.InputException;
import org.diception.ModelException;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.junit.jupiter.api.Test;

class PatchAutoencoderTest {
    private static final PatchAutoencoderConfig CONFIG = new PatchAutoencoderConfig(5, 6, 7, 2, 4, 8, 2);

    private static Map<String, Tensor> randomTensors() {
        return randomTensors(CONFIG);
    }

    private static Map<String, Tensor> randomTensors(PatchAutoencoderConfig config) {
        Map<String, Tensor> tensors = new HashMap<>();
        torch.manual_seed(1);
        Weights made = Weights.create((name, shape) -> {
            Tensor tensor = torch.randn(shape).mul(new Scalar(0.1));
            tensors.put(name, tensor);
            return tensor;
        }, Engine.cpu());
        PatchAutoencoder.of(config, made); // the weights stay open: the caller's scope owns their tensors
        return tensors;
    }

    @Test
    void aPictureBecomesCellsOfEightPixelsAndComesBackInItsSize() {
        try (PointerScope scope = new PointerScope()) {
            Weights weights = Weights.of(new MemorySource("memory", randomTensors()), Engine.cpu());
            PatchAutoencoder autoencoder = PatchAutoencoder.of(CONFIG, weights);
            Tensor image = torch.randn(2, 3, 16, 40);
            Tensor latents = autoencoder.encode(image);
            assertThat(Tensors.shape(latents)).containsExactly(2, 5, 2, 5);
            assertThat(Tensors.shape(autoencoder.decode(latents))).containsExactly(2, 3, 16, 40);
            assertThat(weights.unused()).isEmpty();
        }
    }

    @Test
    void withoutAPosteriorNoiseChangesNothing() {
        try (PointerScope scope = new PointerScope()) {
            PatchAutoencoder autoencoder =
                    PatchAutoencoder.of(
                            CONFIG, Weights.of(new MemorySource("memory", randomTensors()), Engine.cpu()));
            Tensor image = torch.randn(1, 3, 8, 8);
            Tensor sampled = autoencoder.encode(image, torch.randn(1, 5, 1, 1));
            assertThat(Tensors.toArray(sampled)).isEqualTo(Tensors.toArray(autoencoder.encode(image)));
        }
    }

    @Test
    void aCellSeesAsFarAsItsBlocksAtASixteenthReach() {
        assertThat(farthestChange(1)).as("one block").isBetween(4, 15);
        assertThat(farthestChange(3)).as("three blocks, ever more dilated").isGreaterThan(20);
    }

    /** The farthest cell below the topmost row of pixels that notices a change of that row. */
    private static int farthestChange(int contextBlocks) {
        var config = new PatchAutoencoderConfig(5, 6, 7, 1, 1, 8, contextBlocks);
        try (PointerScope scope = new PointerScope()) {
            PatchAutoencoder autoencoder = PatchAutoencoder.of(config, Weights.of(
                    new MemorySource("memory", randomTensors(config)), Engine.cpu()));
            Tensor image = torch.zeros(1, 3, 512, 8);
            Tensor changed = image.clone();
            changed.narrow(2, 0, 1).fill_(new Scalar(1.0));
            float[] difference = Tensors.toArray(autoencoder.encode(changed)
                    .sub(autoencoder.encode(image)).abs().sum(new long[] {1}).flatten()); // (h)
            int farthest = difference.length - 1;
            while (difference[farthest] == 0) {
                farthest--;
            }
            return farthest;
        }
    }

    @Test
    void sizesAndWidthsThatCannotBeAreRefused() {
        try (PointerScope scope = new PointerScope()) {
            PatchAutoencoder autoencoder =
                    PatchAutoencoder.of(
                            CONFIG, Weights.of(new MemorySource("memory", randomTensors()), Engine.cpu()));
            assertThatThrownBy(() -> autoencoder.encode(torch.zeros(1, 3, 16, 20)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("20x16").hasMessageContaining("multiples of 8");
            assertThatThrownBy(() -> autoencoder.decode(torch.zeros(1, 4, 2, 2)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("[1, 4, 2, 2]").hasMessageContaining("(B, 5");
        }
        assertThatThrownBy(() -> new PatchAutoencoderConfig(0, 6, 7, 2, 4, 8, 2))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("latent_channels is 0");
    }

    @Test
    void manyCallsLeaveNoNativeObjectBehind() {
        try (PointerScope scope = new PointerScope()) {
            PatchAutoencoder autoencoder =
                    PatchAutoencoder.of(
                            CONFIG, Weights.of(new MemorySource("memory", randomTensors()), Engine.cpu()));
            roundTrip(autoencoder);
            long before = Pointer.totalCount();
            for (int i = 0; i < 20; i++) {
                roundTrip(autoencoder);
            }
            // the collector may free others' meanwhile
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    private static void roundTrip(Autoencoder autoencoder) {
        try (PointerScope scope = new PointerScope()) {
            autoencoder.decode(autoencoder.encode(torch.zeros(1, 3, 16, 16)));
        }
    }
}
