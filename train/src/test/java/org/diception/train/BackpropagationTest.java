package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.Precision;
import org.diception.model.Condition;
import org.diception.model.PointEncoder;
import org.diception.model.Streams;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.optim.NoGrad;
import org.diception.train.optim.ParameterSet;
import org.diception.train.start.PositionStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackpropagationTest {
    private static final TransformerConfig CONFIG = new TransformerConfig(128, 2, 4, 4, 4, 16, 3, 8, 8, 4);
    private static final long SIDE = 8;

    /** Squared velocity, if it is wanted, and a look at the image tokens of two blocks. */
    private record Look(boolean atVelocity) implements Objective {
        @Override
        public Optional<Tensor> ofVelocity(Tensor velocity) {
            return !atVelocity ? Optional.empty()
                    : Optional.of(velocity.to(ScalarType.Float).sub(new Scalar(1)).square().mean());
        }

        @Override
        public Optional<Tensor> ofBlock(int block, Streams streams) {
            return block % 2 == 0
                    ? Optional.empty()
                    : Optional.of(streams.image().to(ScalarType.Float).square().mean());
        }
    }

    private static Map<String, float[]> gradients(
            Backpropagation pass, Precision precision, Predicate<String> trained, Look look) {
        Engine.load();
        torch.manual_seed(4);
        Engine engine = new Engine(Device.CPU, precision);
        Map<String, float[]> gradients = new TreeMap<>();
        try (PointerScope scope = new PointerScope();
                ParameterSet parameters = ParameterStart.make(
                        CONFIG, new PositionStart(CONFIG, (int) SIDE / 2, 7), 8, trained, Engine.cpu());
                NetworkRun run = new NetworkRun(parameters, engine)) {
            pass.run(run.network.transformer(), run.noisy, run.timestep, run.condition, look);
            parameters.trained().forEach((name, tensor) -> {
                if (tensor.grad().defined()) {
                    gradients.put(name, Tensors.toArray(tensor.grad()));
                }
            });
        }
        return gradients;
    }

    private static final class NetworkRun implements AutoCloseable {
        private final Weights weights;
        private final TrainedNetwork network;
        private final Tensor noisy;
        private final Tensor timestep = Tensors.of(new float[] {1000, 400}, 2);
        private final Condition condition;

        NetworkRun(ParameterSet parameters, Engine engine) {
            try (NoGrad noGrad = new NoGrad()) {
                parameters.tensors().values().forEach( // outputs start at zero
                        tensor -> tensor.add_(torch.randn_like(tensor), new Scalar(0.1)));
            }
            weights = Weights.of(parameters.source(), engine);
            network = TrainedNetwork.of(weights, CONFIG);
            noisy = engine.cast(torch.randn(2, 4, SIDE, SIDE));
            condition = new Condition(
                    engine.cast(torch.randn(2, 4, SIDE, SIDE)),
                    engine.cast(torch.randn(2, 6, 8)),
                    engine.cast(torch.randn(2, 8)),
                    network.points().forward(torch.rand(2, PointEncoder.SLOTS, 2),
                            torch.ones(2, PointEncoder.SLOTS, 1)));
        }

        @Override
        public void close() {
            weights.close();
        }
    }

    private static void requireEqual(Precision precision, Predicate<String> trained, Look look) {
        Map<String, float[]> kept = gradients(new KeepingAll(), precision, trained, look);
        Map<String, float[]> again = gradients(new Recomputing(), precision, trained, look);
        assertThat(kept).isNotEmpty();
        assertThat(again.keySet()).isEqualTo(kept.keySet());
        kept.forEach((name, gradient) -> assertThat(again.get(name)).as(name).isEqualTo(gradient));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void recomputingBlocksGivesTheSameGradientsToTheBit(Precision precision) {
        requireEqual(precision, name -> true, new Look(true));
    }

    @Test
    void alsoWhereOnlyTheQueriesOfTheBlocksAreTrained() {
        requireEqual(Precision.F32, name -> name.contains(".attn.to_q."), new Look(true));
    }

    @Test
    void alsoWhereOnlyWhatStandsBeforeTheBlocksIsTrained() {
        requireEqual(Precision.F32, name -> !name.contains(".transformer_blocks."), new Look(true));
    }

    @Test
    void alsoWhereOnlyBlocksAreLookedAt() {
        requireEqual(Precision.F32, name -> true, new Look(false));
    }
}
