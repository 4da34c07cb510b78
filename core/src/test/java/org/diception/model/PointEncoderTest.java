package org.diception.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.PthFile;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class PointEncoderTest {
    private static final String CHECKPOINT = "ckpt/DICEPTION_tiny_f32.pth";
    private static final Goldens GOLDEN = Goldens.file("golden/points.safetensors");

    @BeforeAll
    static void load() {
        Engine.load();
    }

    @Test
    void pointTokensAreThoseOfTheReference() {
        allAgree(GOLDEN, CHECKPOINT);
    }

    @Test
    void pointTokensOfTheFullHiddenWidthAreThoseOfTheReference() {
        Goldens large = Goldens.file("../goldens_large/points_h2048.safetensors");
        assumeTrue(Files.exists(Goldens.path(large.file())), large.file()
                + " is an optional part of the reference");
        allAgree(large, "../goldens_large/DICEPTION_tiny_h2048_bf16.pth");
    }

    private static void allAgree(Goldens golden, String checkpoint) {
        try (PointerScope scope = new PointerScope();
                TensorSource source = PthFile.open(Goldens.path(checkpoint));
                Weights weights = Weights.of(source, Engine.cpu())) {
            PointEncoder encoder = encoder(weights);
            for (String name : golden.computed()) {
                String inputs = name.substring(0, name.indexOf('.'));
                Tensor points = golden.tensor(inputs + ".points");
                golden.check(name, name.endsWith(".fourier")
                        ? encoder.fourier(points)
                        : encoder.forward(points, golden.tensor(inputs + ".labels")));
            }
        }
    }

    private static PointEncoder encoder(Weights weights) {
        return PointEncoder.of(weights, weights.shape("seg_embeddings.weight")[1]);
    }

    @Test
    void anEmptySlotIsThePointZeroWithALabelOfItsOwn() {
        try (PointerScope scope = new PointerScope();
                TensorSource source = PthFile.open(Goldens.path(CHECKPOINT));
                Weights weights = Weights.of(source, Engine.cpu())) {
            PointEncoder encoder = encoder(weights);
            Tensor origin = Tensors.of(new float[2 * PointEncoder.SLOTS], 1, PointEncoder.SLOTS, 2);
            Tensor empty = encoder.forward(
                    origin, Tensors.of(new float[PointEncoder.SLOTS], 1, PointEncoder.SLOTS, 1));
            Tensor used = encoder.forward(
                    origin, Tensors.of(new float[] {1, 1, 1, 1, 1}, 1, PointEncoder.SLOTS, 1));
            Tensor gap = encoder.segEmbeddings().sub(encoder.notSegEmbeddings());
            assertThat(used.sub(empty).sub(gap).abs().max().item_float()).isLessThan(2e-6f);
        }
    }
}
