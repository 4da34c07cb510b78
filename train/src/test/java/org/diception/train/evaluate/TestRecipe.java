package org.diception.train.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.train.recipe.Recipe;

/** Recipes that stand in tests. */
final class TestRecipe {
    private TestRecipe() {
    }

    static Recipe of(String yaml) {
        try {
            Path file = Files.createTempFile("recipe", ".yaml");
            try {
                return Recipe.read(Files.writeString(file, yaml));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
