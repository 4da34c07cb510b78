package org.diception.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Precision;
import org.diception.io.SafetensorsWriter;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.train.data.LatentPool;
import org.diception.train.data.TaskMix;
import org.diception.train.optim.ParameterSet;
import org.diception.train.start.PositionStart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int CHANNELS = 4;
    private static final int SIDE = 8;
    private static final TransformerConfig CONFIG =
            new TransformerConfig(128, 2, CHANNELS, CHANNELS, 2, 16, 3, 8, 8, 4);
    private static final TaskMix MIX =
            new TaskMix(Map.of("[[image2depth]]", 1.0, "[[image2segmentation]]", 1.0));

    @TempDir
    static Path shards;

    @BeforeAll
    static void makeAShardWhoseAnswersFollowFromThePhotos() {
        Engine.load();
        int count = 16;
        torch.manual_seed(5);
        try (PointerScope scope = new PointerScope()) {
            Tensor photo = torch.randn(count, CHANNELS, SIDE, SIDE).to(ScalarType.Half);
            List<String> prompts = IntStream.range(0, count)
                    .mapToObj(i -> i % 2 == 0 ? "[[image2depth]]" : "[[image2segmentation]]")
                    .toList();
            SafetensorsWriter writer = new SafetensorsWriter()
                    .metadata("prompts", prompts.stream().collect(Collectors.joining("\n")))
                    .metadata("looks", "1");
            add(writer, "photo", photo);
            add(writer, "answer", photo.neg());
            add(writer, "points", torch.rand(count, 5, 2));
            add(writer, "labels", torch.zeros(count, 5));
            add(writer, "photo_of_answer",
                    torch.arange(new org.bytedeco.pytorch.Scalar(count)).to(ScalarType.Long));
            writer.write(shards.resolve("shard-00000.safetensors"));
        }
    }

    private static void add(SafetensorsWriter writer, String name, Tensor tensor) {
        writer.add(name, tensor.scalar_type().intern(), Tensors.shape(tensor), () -> tensor);
    }

    private static TrainSettings settings(Precision precision) {
        return new TrainSettings(200, 2, 8, 5e-3, 3e-3, 10, 0.3, 0.5, 0.1, 0.5, 0.99, 1, precision, 3);
    }

    private static double[] train(int steps, Path checkpoint, Precision precision) {
        try (PointerScope scope = new PointerScope();
                PromptTable prompts = new PromptTable(prompt -> new PromptTable.Embedding(
                        torch.full(
                                new long[] {2, 8}, new org.bytedeco.pytorch.Scalar(prompt.length() / 20.0)),
                        torch.full(new long[] {8}, new org.bytedeco.pytorch.Scalar(prompt.length() / 20.0))));
                LatentPool pool = new LatentPool(shards, MIX, List.of("[[image2depth]]"));
                ParameterSet parameters =
                        TrainedNetwork.start(CONFIG, new PositionStart(CONFIG, SIDE / 2, 7), 1);
                Trainer trainer = new Trainer(
                        CONFIG, new FlowMatch(1, 1000), prompts, pool, settings(precision), parameters)) {
            Checkpoint.restore(trainer, checkpoint);
            double[] losses = new double[steps];
            for (int i = 0; i < steps; i++) {
                losses[i] = trainer.step().loss();
            }
            Checkpoint.save(trainer, checkpoint);
            return losses;
        }
    }

    @Test
    void theLossFallsFarBelowWhereItStarted(@TempDir Path folder) {
        double[] losses = train(200, folder.resolve("checkpoint.safetensors"), Precision.BF16);
        double start = IntStream.range(0, 10).mapToDouble(i -> losses[i]).average().orElseThrow();
        double end = IntStream.range(180, 200).mapToDouble(i -> losses[i]).average().orElseThrow();
        assertThat(end).isLessThan(0.5 * start);
    }

    @Test
    void aRunThatWasStoppedEndsWithTheSameBits(@TempDir Path folder) throws Exception {
        train(6, folder.resolve("whole.safetensors"), Precision.F32);
        train(4, folder.resolve("parts.safetensors"), Precision.F32);
        train(2, folder.resolve("parts.safetensors"), Precision.F32);
        assertThat(Files.readAllBytes(folder.resolve("parts.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole.safetensors")));
    }
}
