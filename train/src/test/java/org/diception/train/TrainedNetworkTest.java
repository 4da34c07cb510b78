package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.model.Condition;
import org.diception.model.PointEncoder;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
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
        try (PointerScope scope = new PointerScope();
                ParameterSet parameters =
                        TrainedNetwork.start(CONFIG, new PositionStart(CONFIG, (int) SIDE / 2, 7), 2)) {
            leaveTheStart(parameters);
            backward(parameters, new Engine(Device.CPU, precision));
            Set<String> without = new TreeSet<>();
            parameters.trained().forEach((name, tensor) -> {
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

    private static void backward(ParameterSet parameters, Engine engine) {
        try (Weights weights = Weights.of(parameters.source(), engine)) {
            TrainedNetwork network = TrainedNetwork.of(weights, CONFIG, 2);
            Tensor answer = torch.randn(2, 4, SIDE, SIDE);
            Tensor noise = torch.randn(2, 4, SIDE, SIDE);
            Tensor sigma = Tensors.of(new float[] {1, 0.4f}, 2);
            Tensor labels = Tensors.of(new float[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 2, PointEncoder.SLOTS, 1);
            Condition condition = new Condition(
                    engine.cast(torch.randn(2, 4, SIDE, SIDE)),
                    engine.cast(torch.randn(2, 6, 8)),
                    engine.cast(torch.randn(2, 8)),
                    network.points().forward(torch.rand(2, PointEncoder.SLOTS, 2), labels));
            Batch batch = new Batch(torch.randn(2, 4, SIDE, SIDE), answer, List.of("a", "b"),
                    torch.rand(2, PointEncoder.SLOTS, 2), labels, torch.randn(2, 2, 4, SIDE, SIDE),
                    Tensors.of(new float[] {1, 1, 1, 0}, 2, 2));
            PhotoTokenHeads.Probe probe = network.heads().probe(batch, CONFIG.patchSize());
            Tensor velocity = network.transformer().forward(
                    engine.cast(FlowMatchingLoss.noisy(answer, noise, sigma)), sigma.mul(new Scalar(1000)),
                    condition,
                    probe.tap());
            FlowMatchingLoss.of(velocity, answer, noise).add(probe.loss(), new Scalar(1)).backward();
        }
    }
}
