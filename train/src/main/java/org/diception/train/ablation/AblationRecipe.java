package org.diception.train.ablation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.diception.train.recipe.Recipe;

/**
 * Questions and the runs that answer them, from one YAML file; docs/reproduction.md lists the keys.
 *
 * @param folder of everything that the study makes
 * @param model {@code nano} or a model's folder: it is scored beside the runs, and they learn its latents
 *     where they do not name another autoencoder
 * @param seeds so often each run is made
 * @param scenes that the runs learn from, rounded up to whole shards
 * @param side pixels along each side of these
 */
public record AblationRecipe(Path folder, String model, int seeds, int scenes, int side,
        List<OwnAutoencoder> autoencoders, List<Question> questions) {
    /** The autoencoder of the study's model, by its name in a run. */
    static final String MODELS_OWN = "model";

    /**
     * An autoencoder that the study trains itself.
     *
     * @param truthWeight of the heads that read the scene's truth from the latent; 0 for none
     */
    record OwnAutoencoder(String name, int steps, double truthWeight) {
    }

    /**
     * What is asked, and who answers: the runs, or the study's model where there are none.
     *
     * @param title for people
     * @param paper what the paper says about it; empty where it does not ask
     * @param evaluation recipe of what everybody is scored on, with all its steps and guidances
     */
    record Question(String name, String title, String paper, Path evaluation, List<Variant> runs) {
    }

    /**
     * A network that is trained.
     *
     * @param recipe of a training run, in which the study names run, seed, side, autoencoder and shards
     * @param autoencoder whose latents it learns
     * @param tasks that it learns; empty for all of them
     */
    record Variant(String name, Path recipe, String autoencoder, List<String> tasks) {
    }

    /** Whether a file is such a recipe: {@code ./diception study} takes others too. */
    public static boolean isOne(Path file) {
        return Recipe.read(file).has("questions");
    }

    /**
     * Reads a recipe.
     *
     * @throws org.diception.InputException naming file, line and key of what is unknown or wrong
     */
    public static AblationRecipe read(Path file) {
        Recipe recipe = Recipe.read(file);
        List<OwnAutoencoder> autoencoders = autoencoders(recipe.part("autoencoders"));
        Set<String> known = new LinkedHashSet<>(Set.of(MODELS_OWN));
        autoencoders.forEach(own -> known.add(own.name()));
        AblationRecipe read = new AblationRecipe(Path.of(recipe.text("study")), recipe.text("model", "nano"),
                recipe.whole("seeds", 2, 1), recipe.whole("scenes", 1250, 1), recipe.whole("side", 128, 8),
                autoencoders, questions(recipe.part("questions"), recipe.text("evaluation", ""), known));
        recipe.finish();
        return read;
    }

    private static List<OwnAutoencoder> autoencoders(Recipe part) {
        List<OwnAutoencoder> all = new ArrayList<>();
        for (String name : part.keys()) {
            Recipe own = part.part(name);
            if (name.equals(MODELS_OWN)) {
                throw part.refused(name, "is what the model's own autoencoder is called; take another name");
            }
            all.add(new OwnAutoencoder(name, own.whole("steps"), own.number("truth-weight", 1, 0, 100)));
        }
        return all;
    }

    private static List<Question> questions(Recipe part, String evaluation, Set<String> autoencoders) {
        List<Question> questions = new ArrayList<>();
        for (String name : part.keys()) {
            Recipe question = part.part(name);
            String own = question.text("evaluation", evaluation);
            if (own.isEmpty()) {
                throw part.refused(name, "no 'evaluation', here or for all, which says what is scored");
            }
            questions.add(new Question(name, question.text("title"), question.text("paper", ""), Path.of(own),
                    variants(question.part("runs"), autoencoders)));
        }
        if (questions.isEmpty()) {
            throw part.refused("questions", "none given; a study needs at least one");
        }
        return questions;
    }

    private static List<Variant> variants(Recipe part, Set<String> autoencoders) {
        List<Variant> variants = new ArrayList<>();
        for (String name : part.keys()) {
            Recipe variant = part.part(name);
            String autoencoder = variant.text("autoencoder", MODELS_OWN);
            if (!autoencoders.contains(autoencoder)) {
                throw variant.refused("autoencoder", autoencoder + " given, known are "
                        + String.join(", ", autoencoders));
            }
            variants.add(new Variant(name, Path.of(variant.text("recipe")), autoencoder,
                    variant.texts("tasks")));
        }
        return variants;
    }
}
