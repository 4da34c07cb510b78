package org.diception.train.evaluate;

import java.nio.file.Path;
import java.util.List;
import org.diception.Diception;
import org.diception.ReadOutSettings;
import org.diception.train.recipe.Recipe;

/**
 * What {@code ./diception evaluate} is given: {@code docs/quality.md} explains the keys. Immutable.
 *
 * @param name what the report is called
 * @param model which model, and how it is run
 * @param readOut how painted instances and skeletons become data
 * @param sets what it is asked about
 * @param settings steps and guidance, one after the other
 * @param seed of the noise; the library's own where the recipe names none
 * @param draws answers that are drawn for each question and made one
 * @param baseline scenes over which the mean answer is taken that stands beside the model's; 0 for none
 * @param hash of the recipe's content
 */
public record EvaluationRecipe(String name, ModelChoice model, ReadOutSettings readOut, List<SetPlan> sets,
        List<Setting> settings, long seed, int draws, int baseline, String hash) {
    private static final long STANDARD_SEED = 42;

    /**
     * Reads a recipe and opens the lists of its sets.
     *
     * @param root what relative paths of data sets start from
     * @throws org.diception.InputException naming file, line and key of what cannot be used
     */
    public static EvaluationRecipe read(Path file, Path root) {
        Recipe recipe = Recipe.read(file);
        List<Recipe> sets = recipe.parts("sets");
        EvaluationRecipe read = new EvaluationRecipe(recipe.text("name"),
                ModelChoice.of(recipe.part("model")), readOut(recipe.part("readout")),
                sets.stream().map(set -> SetPlan.of(set, root)).toList(), Setting.of(recipe),
                recipe.seed("seed", STANDARD_SEED), recipe.whole("samples", 1, 1),
                recipe.whole("baseline", 0, 0), Hashes.sha256(recipe.json()));
        recipe.finish();
        if (sets.isEmpty()) {
            throw recipe.refused("sets", "none is named");
        }
        return read;
    }

    private static ReadOutSettings readOut(Recipe part) {
        ReadOutSettings settings = ReadOutSettings.defaults();
        if (part.has("mode")) {
            settings = settings.withMode(ReadOutSettings.Mode.parse(part.text("mode")));
        }
        for (String constant : settings.constants().keySet()) {
            if (part.has(constant)) {
                settings = settings.with(constant, part.text(constant));
            }
        }
        return settings;
    }

    /** The same with another model, {@code nano} or a folder. */
    public EvaluationRecipe withModel(String folder) {
        return new EvaluationRecipe(name, model.withFolder(folder), readOut, sets, settings, seed, draws,
                baseline, hash);
    }

    /** The same over the first samples of each set only. */
    public EvaluationRecipe limited(int samples) {
        return new EvaluationRecipe(name, model, readOut,
                sets.stream().map(set -> set.limited(samples)).toList(), settings, seed, draws, baseline,
                hash);
    }

    /** The same without the mean answer beside the model. */
    public EvaluationRecipe withoutBaseline() {
        return new EvaluationRecipe(name, model, readOut, sets, settings, seed, draws, 0, hash);
    }

    /** Loads the model. */
    public Diception load() {
        return model.load();
    }
}
