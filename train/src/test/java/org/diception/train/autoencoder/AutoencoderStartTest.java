package org.diception.train.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.vae.PatchAutoencoder;
import org.diception.vae.PatchAutoencoderConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AutoencoderStartTest {
    private static final int SIDE = 32;
    private static final int CHANNELS = 6;
    private static final PatchAutoencoderConfig CONFIG =
            new PatchAutoencoderConfig(CHANNELS, 50, 14, 2, 3, 9, 2);

    private static List<float[]> photos;
    private static LinearCode code;

    @BeforeAll
    static void fitACode() {
        Engine.load();
        photos = LongStream.range(0, 20)
                .mapToObj(seed -> TrainingScene.render(seed, SIDE, LinearCode.SIDE).photo()).toList();
        code = LinearCode.fit(photos, SIDE, CHANNELS, 1);
    }

    /** Latents as the code defines them, without convolutions: (1, C, h, w). */
    private static Tensor encoded(Tensor picture) {
        Tensor unshuffled = torch.pixel_unshuffle(picture, LinearCode.SIDE); // (1, BLOCK, h, w)
        Tensor blocks = unshuffled.flatten(2, 3).squeeze(0).t(); // (h · w, BLOCK)
        Tensor mean = Tensors.of(code.mean(), LinearCode.BLOCK);
        Tensor latents = blocks.sub(mean)
                .matmul(Tensors.of(code.encode(), CHANNELS, LinearCode.BLOCK).t()); // (h · w, C)
        return latents.t().reshape(1, CHANNELS, SIDE / LinearCode.SIDE, SIDE / LinearCode.SIDE);
    }

    private static Tensor decoded(Tensor latents) {
        Tensor blocks = latents.flatten(2, 3).squeeze(0).t() // (h · w, C)
                .matmul(Tensors.of(code.decode(), LinearCode.BLOCK, CHANNELS).t())
                .add(Tensors.of(code.mean(), LinearCode.BLOCK)); // (h · w, BLOCK)
        return torch.pixel_shuffle(
                blocks.t().reshape(1, LinearCode.BLOCK, latents.size(2), latents.size(3)), LinearCode.SIDE);
    }

    @Test
    void beforeTheFirstStepTheAutoencoderIsTheLinearCode() {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.create(new AutoencoderStart(code, 1), Engine.cpu())) {
            PatchAutoencoder autoencoder = PatchAutoencoder.of(CONFIG, weights);
            Tensor picture = Tensors.of(photos.get(3), 1, 3, SIDE, SIDE);
            Tensor latents = autoencoder.encode(picture);
            assertThat(deviation(latents, encoded(picture))).isLessThan(1e-4);
            Tensor cut = decoded(latents).clamp_min(new org.bytedeco.pytorch.Scalar(-1.5)); // far below black
            assertThat(deviation(autoencoder.decode(latents), cut)).isLessThan(1e-4);
        }
    }

    @Test
    void theCodeKeepsDistancesAndHasUnitSpreadOnAverage() {
        try (PointerScope scope = new PointerScope()) {
            Tensor encode = Tensors.of(code.encode(), CHANNELS, LinearCode.BLOCK);
            Tensor decode = Tensors.of(code.decode(), LinearCode.BLOCK, CHANNELS);
            assertThat(deviation(encode.matmul(decode), torch.eye(CHANNELS))).isLessThan(1e-4);
            Tensor gram = decode.t().matmul(decode);
            assertThat(deviation(gram.div(gram.select(0, 0).select(0, 0)), torch.eye(CHANNELS)))
                    .isLessThan(1e-4);
            Tensor[] latents = photos.stream().map(photo -> encoded(Tensors.of(photo, 1, 3, SIDE, SIDE)))
                    .toArray(Tensor[]::new);
            assertThat(Tensors.cat(0, latents).square().mean().item_float()).isCloseTo(1, within(0.01f));
        }
    }

    @Test
    void moreChannelsRedrawHeldOutScenesWithMoreDecibels() {
        Reconstruction heldOut = new Reconstruction(2, SIDE);
        assertThat(photoDecibels(heldOut, CHANNELS)).isGreaterThan(photoDecibels(heldOut, 2) + 1);
    }

    private static double photoDecibels(Reconstruction heldOut, int channels) {
        LinearCode fitted = LinearCode.fit(photos, SIDE, channels, 1);
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.create(new AutoencoderStart(fitted, 1), Engine.cpu())) {
            var config = new PatchAutoencoderConfig(channels, 48, 2 * channels, 1, 1, 9, 1);
            Map<String, Double> decibels = heldOut.decibels(PatchAutoencoder.of(config, weights));
            assertThat(decibels.keySet()).contains("photo", "depth", "normal", "mask", "entity", "pose");
            return decibels.get("photo");
        }
    }

    @Test
    void widthsThatCannotCarryTheCodeAreRefused() {
        assertThatThrownBy(() -> new AutoencoderRecipe(
                new PatchAutoencoderConfig(24, 40, 128, 1, 1, 9, 1), Optional.empty(), 128, 1, 1, 1, 1,
                1e-3, 1e-3, 0, 0.1, 1, 1, 0.9, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("40")
                .hasMessageContaining("48");
    }

    private static double deviation(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item_float();
    }
}
