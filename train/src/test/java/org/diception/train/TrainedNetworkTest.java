package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.model.Condition;
import org.diception.model.FlowMatch;
import org.diception.model.PointEncoder;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.train.data.Batch;
import org.diception.train.optim.NoGrad;
import org.diception.train.optim.ParameterSet;
import org.diception.train.start.PositionStart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainedNetworkTest {
    private static final TransformerConfig CONFIG = new TransformerConfig(128, 2, 4, 4, 3, 16, 3, 8, 8, 4);
    private static final long SIDE = 8;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyTrainedTensorGetsAGradientButTheTextQueryThatNobodyReads(Precision precision) {
        Engine.load();
        torch.manual_seed(4);
        PositionStart start = new PositionStart(CONFIG, (int) SIDE / 2, 7);
        try (PointerScope scope = new PointerScope();
                FullModel model = FullModel.of(CONFIG, new FlowMatch(1, 1000),
                        ParameterStart.make(CONFIG, start, 8, name -> true, Engine.cpu()))
                        .withHeads(2, start, Engine.cpu())) {
            leaveTheStart(model.parameters());
            backward(model, new Engine(Device.CPU, precision));
            Set<String> without = new TreeSet<>();
            model.parameters().trained().forEach((name, tensor) -> {
                Tensor gradient = tensor.grad();
                if (!gradient.defined() || gradient.abs().max().item_float() == 0) {
                    without.add(name);
                }
            });
            String query = "transformer.transformer_blocks." + (CONFIG.numLayers() - 1) + ".attn.add_q_proj.";
            assertThat(without).containsExactlyInAnyOrder(query + "weight", query + "bias");
        }
    }

    /** Output and modulations start at zero, through which no gradient passes. */
    private static void leaveTheStart(ParameterSet parameters) {
        try (NoGrad noGrad = new NoGrad()) {
            for (Tensor tensor : parameters.trained().values()) {
                tensor.add_(torch.randn_like(tensor), new Scalar(0.1));
            }
        }
    }

    private static void backward(FullModel model, Engine engine) {
        try (TrainedModel.OpenNetwork open = model.open(model.parameters().trained(), engine)) {
            TrainedNetwork network = open.network();
            Tensor labels = Tensors.of(new float[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 2, PointEncoder.SLOTS, 1);
            Batch batch = new Batch(torch.randn(2, 4, SIDE, SIDE), torch.randn(2, 4, SIDE, SIDE),
                    List.of("a", "b"), torch.rand(2, PointEncoder.SLOTS, 2), labels,
                    torch.randn(2, 2, 4, SIDE, SIDE), Tensors.of(new float[] {1, 1, 1, 0}, 2, 2));
            NoisyBatch noisy = new NoisyBatch(
                    batch, torch.randn(2, 4, SIDE, SIDE), new float[] {1, 0.4f}, new float[] {1, 1});
            Condition condition = new Condition(
                    engine.cast(batch.photo()), engine.cast(torch.randn(2, 6, 8)),
                    engine.cast(torch.randn(2, 8)), network.points().forward(batch.points(), labels));
            Optional<PhotoTokenHeads.Probe> probe =
                    network.heads().map(heads -> heads.probe(batch, CONFIG.patchSize()));
            new KeepingAll().run(network.transformer(), engine.cast(noisy.noisy()),
                    noisy.timestep(model.schedule()), condition,
                    new BatchObjective(noisy, probe, new LossSettings(LossWeighting.NONE, 1, 0), 1, false,
                            block -> {}));
        }
    }
}
