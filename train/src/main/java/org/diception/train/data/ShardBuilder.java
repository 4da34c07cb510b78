package org.diception.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.io.SafetensorsWriter;
import org.diception.model.PointEncoder;
import org.diception.nn.Tensors;

/**
 * Puts latents of photos and of their answers together into a file that {@link LatentPool} draws from. The
 * tensors stay owned by whoever made them. Not safe for use by several threads.
 */
public final class ShardBuilder {
    private static final int SLOTS = PointEncoder.SLOTS;

    private final List<Tensor> photos = new ArrayList<>();
    private final List<Tensor> answers = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final List<float[]> clicks = new ArrayList<>();
    private final List<Integer> photoOfAnswer = new ArrayList<>();

    /** What {@link LatentPool} finds as the shard of a number. */
    public static Path file(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "shard-%05d.safetensors", number));
    }

    /** @param looks the latents of a photo's versions (L, C, h, w), L the same for all photos of the file */
    public void photo(Tensor looks) {
        if (!photos.isEmpty() && looks.size(0) != photos.get(0).size(0)) {
            throw new IllegalArgumentException(looks.size(0) + " versions of a photo, the others have "
                    + photos.get(0).size(0));
        }
        photos.add(looks);
    }

    /**
     * An answer about the photo that was added last.
     *
     * @param points up to five clicks as (x, y) in [0, 1]
     * @param answer (1, C, h, w)
     */
    public void answer(String prompt, float[] points, Tensor answer) {
        prompts.add(prompt);
        clicks.add(points);
        answers.add(answer);
        photoOfAnswer.add(photos.size() - 1);
    }

    /** Writes the file, latents in half precision, with texts beside them. */
    public void write(Path file, Map<String, String> metadata) {
        int count = answers.size();
        if (count == 0) {
            throw new InputException(file + ": nothing to write, no sample can be asked anything");
        }
        float[] points = new float[count * 2 * SLOTS];
        float[] labels = new float[count * SLOTS];
        float[] owners = new float[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(clicks.get(i), 0, points, i * 2 * SLOTS, clicks.get(i).length);
            Arrays.fill(labels, i * SLOTS, i * SLOTS + clicks.get(i).length / 2, 1);
            owners[i] = photoOfAnswer.get(i);
        }
        SafetensorsWriter writer = new SafetensorsWriter()
                .metadata("prompts", String.join("\n", prompts))
                .metadata("looks", Long.toString(photos.get(0).size(0)));
        metadata.forEach(writer::metadata);
        add(writer, "photo", Tensors.cat(0, photos.toArray(Tensor[]::new)).to(ScalarType.Half));
        add(writer, "answer", Tensors.cat(0, answers.toArray(Tensor[]::new)).to(ScalarType.Half));
        add(writer, "points", Tensors.of(points, count, SLOTS, 2));
        add(writer, "labels", Tensors.of(labels, count, SLOTS));
        add(writer, "photo_of_answer", Tensors.of(owners, count).to(ScalarType.Long));
        writer.write(file);
    }

    private static void add(SafetensorsWriter writer, String name, Tensor tensor) {
        writer.add(name, tensor.scalar_type().intern(), Tensors.shape(tensor), () -> tensor);
    }
}
