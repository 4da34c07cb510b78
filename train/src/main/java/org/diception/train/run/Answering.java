package org.diception.train.run;

import org.diception.train.recipe.Recipe;

/** How the model in training is asked for answers, and how the finished one asks to be. */
public record Answering(int steps, double guidance) {
    static Answering of(Recipe answer) {
        return new Answering(answer.whole("steps", 28, 1), answer.number("guidance", 2, 0, 100));
    }
}
