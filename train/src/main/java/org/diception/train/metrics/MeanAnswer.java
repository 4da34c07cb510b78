package org.diception.train.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.diception.train.scenes.Example;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;

/**
 * The painter that does not look: for each task the mean of the answers to some training scenes. Any score
 * must beat it. Immutable and thread-safe.
 */
public final class MeanAnswer implements SyntheticBenchmark.Painter {
    private final Map<String, float[]> means;

    private MeanAnswer(Map<String, float[]> means) {
        this.means = means;
    }

    /** Averages over the scenes with seeds 0, 1, … {@code scenes} − 1. */
    public static MeanAnswer of(int size, int scenes) {
        Map<String, float[]> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int seed = 0; seed < scenes; seed++) {
            RenderedScene scene = Renderer.render(seed, size, SceneStyle.PLAIN);
            Random random = new Random(seed);
            add(sums, counts, Examples.depth(scene));
            add(sums, counts, Examples.normal(scene));
            add(sums, counts, Examples.entity(scene, random));
            add(sums, counts, Examples.pose(scene));
            for (int instance : Examples.instances(scene, SyntheticBenchmark.LEAST_SHARE)) {
                add(sums, counts, Examples.segment(scene, instance, 1, random));
            }
            for (String name : Examples.classes(scene, SyntheticBenchmark.LEAST_SHARE)) {
                add(sums, counts, Examples.semantic(scene, name, random));
            }
        }
        sums.forEach((task, sum) -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= counts.get(task);
            }
        });
        return new MeanAnswer(sums);
    }

    private static void add(Map<String, float[]> sums, Map<String, Integer> counts, Example example) {
        float[] sum = sums.computeIfAbsent(task(example.prompt()), key -> new float[example.answer().length]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += example.answer()[i];
        }
        counts.merge(task(example.prompt()), 1, Integer::sum);
    }

    /** The prompt without the name of a class. */
    private static String task(String prompt) {
        return prompt.split(" ", 2)[0];
    }

    @Override
    public float[] paint(RenderedScene photo, String prompt, float[] points) {
        return of(prompt);
    }

    /** The answer to a prompt, whatever the photo: (3, H, W) in [-1, 1]. */
    public float[] of(String prompt) {
        return means.get(task(prompt));
    }
}
