package org.diception.train.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.diception.text.CocoClasses;
import org.diception.text.PromptSet;
import org.diception.train.truth.DepthTruth;
import org.diception.train.truth.InstanceTruth;
import org.diception.train.truth.MaskTruth;
import org.diception.train.truth.NormalTruth;
import org.diception.train.truth.PoseTruth;

/**
 * The questions that can be asked about a rendered scene, with their answers. The prompts
 * are those of {@link PromptSet}.
 */
public final class Examples {
    /**
     * A person is painted only when so many joints are to be seen: nobody can guess the rest behind a wall.
     */
    private static final int SEEN_JOINTS = 4;
    private static final float[] NO_POINTS = {};

    private Examples() {
    }

    public static Example depth(RenderedScene scene) {
        return new Example(PromptSet.DEPTH, NO_POINTS, DepthTruth.paint(scene.disparity()));
    }

    public static Example normal(RenderedScene scene) {
        return new Example(PromptSet.NORMAL, NO_POINTS, NormalTruth.paint(scene.normals()));
    }

    /** The instance under one to five points drawn on it. */
    public static Example segment(RenderedScene scene, int instance, int points, Random random) {
        boolean[] mask = mask(scene, instance);
        return new Example(PromptSet.SEGMENTATION, MaskTruth.points(mask, scene.size(), points, random),
                MaskTruth.paint(mask));
    }

    public static Example entity(RenderedScene scene, Random random) {
        return new Example(PromptSet.ENTITY, NO_POINTS, InstanceTruth.paint(scene.ids(), id -> true, random));
    }

    /** All instances of a class; black where there is none. */
    public static Example semantic(RenderedScene scene, String className, Random random) {
        return new Example(PromptSet.semantic(className), NO_POINTS,
                InstanceTruth.paint(scene.ids(), id -> scene.classes().get(id).equals(className), random));
    }

    public static Example pose(RenderedScene scene) {
        List<float[]> people = scene.people().stream().map(RenderedScene.Person::joints)
                .filter(Examples::recognisable)
                .toList();
        return new Example(PromptSet.POSE, NO_POINTS, PoseTruth.paint(people, scene.size(), scene.size()));
    }

    /** Whether a pose answer would show anybody. */
    public static boolean hasPeople(RenderedScene scene) {
        return scene.people().stream().anyMatch(person -> recognisable(person.joints()));
    }

    /** Whether enough of a person is to be seen; joints as in {@link RenderedScene.Person}. */
    public static boolean recognisable(float[] joints) {
        int seen = 0;
        for (int j = 2; j < joints.length; j += 3) {
            seen += joints[j] == 2 ? 1 : 0;
        }
        return seen >= SEEN_JOINTS;
    }

    /** The pixels of an instance. */
    public static boolean[] mask(RenderedScene scene, int instance) {
        boolean[] mask = new boolean[scene.ids().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = scene.ids()[i] == instance;
        }
        return mask;
    }

    /** Instances that cover more than a share of the picture, in order of their ids. */
    public static List<Integer> instances(RenderedScene scene, double share) {
        int[] area = new int[scene.classes().size()];
        for (int id : scene.ids()) {
            area[id]++;
        }
        List<Integer> large = new ArrayList<>();
        for (int id = 1; id < area.length; id++) {
            if (area[id] > share * scene.ids().length) {
                large.add(id);
            }
        }
        return large;
    }

    /**
     * Names of the classes of such instances, in alphabetical order; only names that COCO has, hence prompts.
     */
    public static List<String> classes(RenderedScene scene, double share) {
        TreeSet<String> names = new TreeSet<>();
        instances(scene, share).forEach(id -> names.add(scene.classes().get(id)));
        names.retainAll(CocoClasses.NAMES);
        return List.copyOf(names);
    }
}
