package org.diception.train;

/**
 * What the loss is made of.
 *
 * @param weighting of samples by their sigma
 * @param photoTokens weight of the loss on the photo's tokens beside that on the velocity; 0 for none
 * @param photoSteps so many steps, at the beginning of a run, are about the photo's tokens alone: without
 *     noise tokens a step takes half the time, and what is learnt about photos stays
 */
public record LossSettings(LossWeighting weighting, double photoTokens, long photoSteps) {
    public LossSettings {
        if (!(photoTokens >= 0)) {
            throw new IllegalArgumentException(
                    "weight of the photo tokens' loss is " + photoTokens + ", must be at least 0");
        }
        if (photoSteps > 0 && photoTokens == 0) {
            throw new IllegalArgumentException(
                    photoSteps + " steps about photos alone, but their tokens' loss has no weight");
        }
    }
}
