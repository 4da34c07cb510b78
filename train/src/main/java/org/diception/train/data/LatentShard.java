package org.diception.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.io.SafetensorsFile;
import org.diception.model.PointEncoder;

/**
 * Latents of some photos and of their answers in a file, which is read sample by sample: the system's cache
 * keeps what memory there is for. The file is open until {@link #close}.
 *
 * <p>The file: {@code photo (n · looks, C, h, w)}, {@code answer (m, C, h, w)}, {@code photo_of_answer (m)},
 * {@code points (m, 5, 2)}, {@code labels (m, 5)}; the metadata entry {@code prompts} holds the m prompts, a
 * line each, {@code looks} how many versions of each photo there are.
 */
final class LatentShard implements AutoCloseable {
    private static final String PHOTO = "photo";
    private static final String ANSWER = "answer";

    private final SafetensorsFile file;
    private final long[] photoOfAnswer;
    private final float[] points;
    private final float[] labels;
    private final List<String> prompts;
    private final int looks;
    /** By photo and prompt; of several answers to one prompt, the last. */
    private final Map<Long, Map<String, Integer>> answerOfPhoto = new HashMap<>();

    private LatentShard(SafetensorsFile file) {
        this.file = file;
        Map<String, String> metadata = file.metadata();
        if (!metadata.containsKey("prompts") || !metadata.containsKey("looks")) {
            throw new ModelException(
                    file.label() + ": no metadata 'prompts' and 'looks'; is this a shard of latents?");
        }
        prompts = List.of(metadata.get("prompts").split("\n", -1));
        looks = Integer.parseInt(metadata.get("looks"));
        photoOfAnswer = file.longs("photo_of_answer");
        points = file.floats("points");
        labels = file.floats("labels");
        if (file.shape(ANSWER)[0] != prompts.size() || photoOfAnswer.length != prompts.size()) {
            throw new ModelException(
                    file.label() + ": " + file.shape(ANSWER)[0] + " answers, " + photoOfAnswer.length
                    + " photo numbers and " + prompts.size()
                    + " prompts do not belong together; make the shard again");
        }
        for (int i = 0; i < photoOfAnswer.length; i++) {
            answerOfPhoto.computeIfAbsent(photoOfAnswer[i], key -> new HashMap<>()).put(prompts.get(i), i);
        }
    }

    static LatentShard open(Path path) {
        SafetensorsFile file = SafetensorsFile.open(path);
        try {
            return new LatentShard(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    int looks() {
        return looks;
    }

    /** Channels, rows and columns of the latents. */
    long[] latentShape() {
        return Arrays.copyOfRange(file.shape(ANSWER), 1, 4);
    }

    /** The answers of each task to photos from number {@code from} up to {@code to}, by their numbers. */
    Map<String, List<Integer>> byTask(long from, long to) {
        Map<String, List<Integer>> byTask = new LinkedHashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            if (photoOfAnswer[i] >= from && photoOfAnswer[i] < to) {
                byTask.computeIfAbsent(TaskMix.task(prompts.get(i)), key -> new ArrayList<>()).add(i);
            }
        }
        return byTask;
    }

    long photos() {
        return file.shape(PHOTO)[0] / looks;
    }

    List<String> prompts() {
        return prompts;
    }

    /** Reads one answer and, in the given look, its photo. */
    LatentSample sample(int answer, int look, List<String> common) {
        Tensor painted = answer(answer);
        List<Tensor> siblings = new ArrayList<>();
        float[] known = new float[common.size()];
        for (int k = 0; k < known.length; k++) {
            int sibling = sibling(answer, common.get(k));
            known[k] = sibling < 0 ? 0 : 1;
            siblings.add(sibling < 0 ? torch.zeros_like(painted) : answer(sibling));
        }
        int slots = PointEncoder.SLOTS;
        return new LatentSample(
                file.entry(PHOTO, photoOfAnswer[answer] * looks + look, ScalarType.Float),
                painted,
                prompts.get(answer),
                Arrays.copyOfRange(points, answer * 2 * slots, (answer + 1) * 2 * slots),
                Arrays.copyOfRange(labels, answer * slots, (answer + 1) * slots),
                siblings, known);
    }

    private Tensor answer(int number) {
        return file.entry(ANSWER, number, ScalarType.Float);
    }

    /** The number of the answer that the same photo has to another prompt, or -1. */
    private int sibling(int answer, String prompt) {
        return answerOfPhoto.getOrDefault(photoOfAnswer[answer], Map.of()).getOrDefault(prompt, -1);
    }

    @Override
    public void close() {
        file.close();
    }
}
