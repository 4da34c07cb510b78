package org.diception.train.run;

import org.diception.Task;
import org.diception.TaskFile;
import org.diception.UsageException;
import org.diception.train.metrics.PairScore;
import org.diception.train.recipe.Recipe;

/** The new task that a run learns from pairs, the part {@code task}. */
final class TaskRecipe {
    private TaskRecipe() {}

    /** How the task is asked for in use follows from {@code answer}. */
    static Task of(Recipe task, Answering answering) {
        try {
            return new Task(task.text("name"), task.text("prompt"),
                    TaskFile.asks(task.text("asks", "nothing")),
                    TaskFile.readOut(task.text("read-out", "picture")),
                    answering.steps(), answering.guidance());
        } catch (UsageException e) {
            throw task.refused("name", e.getMessage());
        }
    }

    /** What its answers are scored by. */
    static PairScore.Kind score(Task task) {
        return task.readOut() == TaskFile.readOut("mask") ? PairScore.Kind.IOU : PairScore.Kind.PSNR;
    }
}
