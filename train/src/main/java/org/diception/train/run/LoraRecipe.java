package org.diception.train.run;

import java.util.List;
import org.diception.lora.LoraConfig;
import org.diception.lora.LoraLayout;
import org.diception.lora.LoraTargets;
import org.diception.train.recipe.Recipe;

/**
 * The adapter that a run makes, the part {@code model.lora}.
 *
 * @param rank of its matrices; 0 for the highest within {@code share}
 * @param share of the pipeline's parameters that it may have; used with rank 0 only
 * @param alpha the scale times the rank; 0 for the rank, so that the scale is 1
 * @param layout whose files it is written as
 */
public record LoraRecipe(int rank, double share, double alpha, LoraTargets targets, LoraLayout layout) {
    static LoraRecipe of(Recipe lora) {
        if (lora.has("rank") == lora.has("share")) {
            throw lora.refused("rank", (lora.has("rank") ? "given beside 'share'" : "missing, as is 'share'")
                    + "; either the rank is given, or a share of the pipeline's parameters such as 0.01");
        }
        List<String> targets = lora.texts("targets");
        return new LoraRecipe(
                lora.has("rank") ? lora.whole("rank", 0, 1) : 0, lora.number("share", 0, 0, 1),
                lora.number("alpha", 0, 0, 1e6),
                targets.isEmpty() ? LoraTargets.PAPER : new LoraTargets(targets),
                lora.choice("layout", LoraLayout.DIFFUSERS));
    }

    /** The settings for a network, once the rank is known. */
    LoraConfig config(int knownRank) {
        return new LoraConfig(knownRank, alpha == 0 ? knownRank : alpha, targets);
    }
}
