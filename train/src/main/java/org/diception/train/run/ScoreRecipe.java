package org.diception.train.run;

import org.diception.Task;
import org.diception.train.recipe.Recipe;

/**
 * What the model in training is scored on, the part {@code score}.
 *
 * @param pairs that it never learns from
 * @param every steps between scores; the last step is always scored
 * @param pictures the answers to so many of them are written as pictures at the end
 */
public record ScoreRecipe(PairRecipe pairs, int every, int pictures) {
    static ScoreRecipe of(Recipe score, Task task) {
        return new ScoreRecipe(PairRecipe.of(score, task), score.whole("every", 100, 1),
                score.whole("pictures", 0, 0));
    }
}
