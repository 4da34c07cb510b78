package org.diception.train;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.text.PromptSet;

/** Shards of random latents whose answers follow from the photos: something that can be learnt in seconds. */
public final class TinyShards {
    private TinyShards() {}

    /** Writes one of {@code count} photos, asked for depth and for a segment in turns. */
    public static void write(Path folder, int number, int count, int channels, int side) {
        Engine.load();
        torch.manual_seed(5 + number);
        try (PointerScope scope = new PointerScope()) {
            Tensor photo = torch.randn(count, channels, side, side).to(ScalarType.Half);
            List<String> prompts = IntStream.range(0, count)
                    .mapToObj(i -> i % 2 == 0 ? PromptSet.DEPTH : PromptSet.SEGMENTATION)
                    .toList();
            SafetensorsWriter writer = new SafetensorsWriter()
                    .metadata("prompts", prompts.stream().collect(Collectors.joining("\n")))
                    .metadata("looks", "1");
            add(writer, "photo", photo);
            add(writer, "answer", photo.neg());
            add(writer, "points", torch.rand(count, 5, 2));
            add(writer, "labels", torch.zeros(count, 5));
            add(writer, "photo_of_answer", torch.arange(new Scalar(count)).to(ScalarType.Long));
            writer.write(folder.resolve(String.format("shard-%05d.safetensors", number)));
        }
    }

    private static void add(SafetensorsWriter writer, String name, Tensor tensor) {
        writer.add(name, tensor.scalar_type().intern(), Tensors.shape(tensor), () -> tensor);
    }
}
