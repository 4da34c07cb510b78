package org.diception.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.io.SafetensorsFile;

/**
 * Latents of some photos and of their answers, in memory in half precision. Owns its tensors until closed.
 *
 * <p>The file: {@code photo (n · looks, C, h, w)}, {@code answer (m, C, h, w)}, {@code photo_of_answer (m)},
 * {@code points (m, 5, 2)}, {@code labels (m, 5)}; the metadata entry {@code prompts} holds the m prompts, a
 * line each, {@code looks} how many versions of each photo there are.
 */
final class LatentShard implements AutoCloseable {
    private final Tensor photos;
    private final Tensor answers;
    private final long[] photoOfAnswer;
    private final float[] points;
    private final float[] labels;
    private final List<String> prompts;
    private final int looks;
    /** By photo and prompt; of several answers to one prompt, the last. */
    private final Map<Long, Map<String, Integer>> answerOfPhoto = new HashMap<>();

    private LatentShard(SafetensorsFile file) {
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
        try (PointerScope scope = new PointerScope()) {
            photos = file.load("photo", ScalarType.Half);
            answers = file.load("answer", ScalarType.Half);
            photos.retainReference(); // released in close()
            answers.retainReference();
        }
        if (answers.size(0) != prompts.size() || photoOfAnswer.length != prompts.size()) {
            throw new ModelException(
                    file.label() + ": " + answers.size(0) + " answers, " + photoOfAnswer.length
                    + " photo numbers and " + prompts.size()
                    + " prompts do not belong together; make the shard again");
        }
        for (int i = 0; i < photoOfAnswer.length; i++) {
            answerOfPhoto.computeIfAbsent(photoOfAnswer[i], key -> new HashMap<>()).put(prompts.get(i), i);
        }
    }

    static LatentShard read(Path path) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return new LatentShard(file);
        }
    }

    int size() {
        return prompts.size();
    }

    String prompt(int answer) {
        return prompts.get(answer);
    }

    int looks() {
        return looks;
    }

    /** One photo's latent (C, h, w) in the given look. */
    Tensor photo(int answer, int look) {
        return photos.select(0, photoOfAnswer[answer] * looks + look);
    }

    /** The number of the answer that the same photo has to another prompt, or -1. */
    int sibling(int answer, String prompt) {
        return answerOfPhoto.getOrDefault(photoOfAnswer[answer], Map.of()).getOrDefault(prompt, -1);
    }

    /** One answer's latent (C, h, w). */
    Tensor answer(int answer) {
        return answers.select(0, answer);
    }

    void copyPoints(int answer, float[] target, int at) {
        System.arraycopy(points, answer * 10, target, at * 10, 10);
    }

    void copyLabels(int answer, float[] target, int at) {
        System.arraycopy(labels, answer * 5, target, at * 5, 5);
    }

    /** The answers of each task, by number. */
    Map<String, List<Integer>> byTask() {
        Map<String, List<Integer>> byTask = new java.util.LinkedHashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            byTask.computeIfAbsent(TaskMix.task(prompts.get(i)), key -> new ArrayList<>()).add(i);
        }
        return byTask;
    }

    @Override
    public void close() {
        photos.releaseReference();
        answers.releaseReference();
    }
}
