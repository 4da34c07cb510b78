package org.diception.train.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.diception.model.PointEncoder;
import org.diception.text.PromptSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.datasets.TrueNormals;
import org.diception.train.datasets.TruePeople;
import org.diception.train.datasets.TruePicture;
import org.diception.train.scenes.Example;
import org.diception.train.truth.DepthTruth;
import org.diception.train.truth.InstanceTruth;
import org.diception.train.truth.MaskTruth;
import org.diception.train.truth.NormalTruth;
import org.diception.train.truth.PhotoPlanes;
import org.diception.train.truth.PoseTruth;

/**
 * What can be asked about a sample, with the pictures that answer (paper, section 3.2): its truths decide.
 * Immutable and thread-safe.
 *
 * @param asked first words of the prompts that are asked; empty for all that the truth answers
 * @param masks instances that are asked for by points, at most
 * @param classes classes that are asked for by name, at most
 * @param leastShare instances that cover less of the photo are not asked for
 */
public record Questions(Set<String> asked, int masks, int classes, double leastShare) {
    public Questions {
        asked = Set.copyOf(asked);
    }

    /** In the order depth, normals, entities, segments, classes, pose, pictures; some are drawn at random. */
    public List<Example> of(Sample sample, Random random) {
        List<Example> examples = new ArrayList<>();
        sample.truth(TrueDepth.class).ifPresent(depth -> plain(examples, PromptSet.DEPTH, depth(depth)));
        sample.truth(TrueNormals.class).ifPresent(
                normals -> plain(examples, PromptSet.NORMAL, NormalTruth.paint(normals.vectors())));
        sample.truth(TrueInstances.class).ifPresent(things -> instances(examples, things, random));
        sample.truth(TruePeople.class).filter(people -> !people.people().isEmpty())
                .ifPresent(people -> plain(examples, PromptSet.POSE, pose(people)));
        sample.truth(TruePicture.class).ifPresent(picture -> examples.add(
                new Example(picture.prompt(), clicks(picture), PhotoPlanes.of(picture.picture().rgb()))));
        examples.removeIf(example -> !asked.isEmpty() && !asked.contains(TaskMix.task(example.prompt())));
        return examples;
    }

    private static void plain(List<Example> examples, String prompt, float[] answer) {
        examples.add(new Example(prompt, new float[0], answer));
    }

    /** Pixels that were not measured are black; the sky is infinitely far. */
    private static float[] depth(TrueDepth depth) {
        boolean[] known = new boolean[depth.metres().length];
        for (int i = 0; i < known.length; i++) {
            known[i] = depth.metres()[i] > 0;
        }
        return DepthTruth.paint(depth.disparity(), known);
    }

    private static float[] pose(TruePeople people) {
        return PoseTruth.paint(people.people().stream().map(TruePeople.Person::joints).toList(),
                people.width(), people.height());
    }

    private void instances(List<Example> examples, TrueInstances things, Random random) {
        double least = leastShare * things.width() * things.height();
        List<TrueInstances.Instance> large = things.instances().stream()
                .filter(thing -> !thing.crowd() && thing.mask().area() > least)
                .sorted(Comparator.comparingLong((TrueInstances.Instance thing) -> thing.mask().area())
                        .reversed())
                .toList();
        if (large.isEmpty()) {
            return;
        }
        int[] ids = ids(things, large);
        plain(examples, PromptSet.ENTITY, InstanceTruth.paint(ids, id -> true, random));
        for (TrueInstances.Instance thing : some(large, masks, random)) {
            boolean[] mask = thing.mask().decode();
            int points = 1 + random.nextInt(PointEncoder.SLOTS);
            examples.add(new Example(PromptSet.SEGMENTATION,
                    MaskTruth.points(mask, things.width(), points, random), MaskTruth.paint(mask)));
        }
        List<String> names = large.stream().map(TrueInstances.Instance::className)
                .filter(name -> !name.isEmpty()).distinct().sorted().toList();
        for (String name : some(names, classes, random)) {
            plain(examples, PromptSet.semantic(name),
                    InstanceTruth.paint(ids, id -> large.get(id - 1).className().equals(name), random));
        }
    }

    /** Instance numbers from 1 at each pixel; smaller ones lie over larger ones. */
    private static int[] ids(TrueInstances things, List<TrueInstances.Instance> largestFirst) {
        int[] ids = new int[things.width() * things.height()];
        for (int i = 0; i < largestFirst.size(); i++) {
            boolean[] mask = largestFirst.get(i).mask().decode();
            for (int pixel = 0; pixel < ids.length; pixel++) {
                ids[pixel] = mask[pixel] ? i + 1 : ids[pixel];
            }
        }
        return ids;
    }

    /** So many of all, or all if there are no more, in an order drawn at random. */
    public static <T> List<T> some(Collection<T> all, int count, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }

    /** (x, y) of each click as shares of width and height. */
    public static float[] clicks(TruePicture truth) {
        float[] shares = new float[2 * truth.points().size()];
        for (int i = 0; i < truth.points().size(); i++) {
            shares[2 * i] = (float) (truth.points().get(i).x() / truth.width());
            shares[2 * i + 1] = (float) (truth.points().get(i).y() / truth.height());
        }
        return shares;
    }
}
