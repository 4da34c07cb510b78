package org.diception.cli;

import java.nio.file.Path;

/** What recipes are called. */
final class RecipeNames {
    private RecipeNames() {
    }

    /** The name of the file without its end. */
    static String stem(Path recipe) {
        String name = recipe.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
