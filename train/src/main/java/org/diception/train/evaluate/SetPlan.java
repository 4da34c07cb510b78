package org.diception.train.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.DataSets;
import org.diception.train.recipe.Recipe;

/**
 * One data set of a recipe and what is asked about it.
 *
 * @param data from the side of rendered photos to the set
 * @param name what the set is called in reports; empty for its own name
 * @param column what the paper calls the set in its tables; empty for the same name
 * @param judges one for each task
 * @param limit samples that are asked about, the first ones
 * @param skip share of the samples that may be unusable
 */
record SetPlan(IntFunction<DataSet> data, String name, String column, List<Judge> judges, int limit,
        double skip) {
    private static final double STANDARD_SKIP = .01;

    static SetPlan of(Recipe part, Path root) {
        return new SetPlan(DataSets.of(part, root), part.text("name", ""), part.text("paper", ""),
                Judges.of(part), part.whole("limit", Integer.MAX_VALUE, 1),
                part.number("skip", STANDARD_SKIP, 0, 1));
    }

    SetPlan limited(int most) {
        return new SetPlan(data, name, column, judges, Math.min(limit, most), skip);
    }
}
