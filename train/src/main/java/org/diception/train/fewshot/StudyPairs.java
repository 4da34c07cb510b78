package org.diception.train.fewshot;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The pairs of a study on disk: for each seed other scenes to learn from, the same held-out ones for all. The
 * models of this project learn from scenes with small seeds and are scored on those from 1,000,000 on.
 *
 * @param root folder of the pairs
 * @param side pixels along each side
 */
record StudyPairs(Path root, int side) {
    static final long TRAINING = 2_000_000;
    static final long HELD_OUT = 3_000_000;
    /** Scenes between the first ones of two seeds; some of them show too little of a task to be taken. */
    private static final long APART = 10_000;

    /** The folder of the pairs that are learnt from. */
    Path training(SceneTask task, int seed) {
        return root.resolve(task + "-" + side).resolve("training-" + seed);
    }

    /** The folder of the pairs that are never learnt from. */
    Path heldOut(SceneTask task) {
        return root.resolve(task + "-" + side).resolve("held-out");
    }

    /** Renders the pairs of a task that are not there yet. */
    void write(SceneTask task, int seeds, int images, int scored, Consumer<String> said) {
        said.accept(task + ": rendering pairs of " + side + " pixels, unless they are there");
        for (int seed = 1; seed <= seeds; seed++) {
            ScenePairs.write(training(task, seed), task, TRAINING + seed * APART, images, side);
        }
        ScenePairs.write(heldOut(task), task, HELD_OUT, scored, side);
    }
}
