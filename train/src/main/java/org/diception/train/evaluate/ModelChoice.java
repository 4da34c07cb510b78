package org.diception.train.evaluate;

import java.nio.file.Path;
import java.util.function.Function;
import org.diception.Adapter;
import org.diception.Compatibility;
import org.diception.Device;
import org.diception.Diception;
import org.diception.Options;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.WorkingSize;
import org.diception.train.recipe.Recipe;

/**
 * Which model a recipe evaluates and how it is run: {@code model:} with {@code folder} (a folder, or {@code
 * nano}, the embedded model, which is the default) and the settings of the command line by the same names.
 *
 * @param folder path of the model's folder, or {@code nano}
 */
record ModelChoice(String folder, Options options) {
    private static final String NANO = "nano";

    static ModelChoice of(Recipe part) {
        Options options = Options.defaults()
                .withCompatibility(parsed(part, "compatibility", "none", Compatibility::parse))
                .withDevice(parsed(part, "device", "cpu", Device::parse))
                .withPrecision(parsed(part, "precision", "f32", Precision::parse))
                .withBatch(part.whole("batch", 1, 1));
        if (part.has("threads")) {
            options = options.withThreads(part.whole("threads", 1, 1));
        }
        if (part.has("checkpoint")) {
            options = options.withCheckpoint(Path.of(part.text("checkpoint")));
        }
        if (part.has("point_order")) {
            options = options.withPointOrder(parsed(part, "point_order", "", PointOrder::parse));
        }
        if (part.has("size")) {
            WorkingSize size = parsed(part, "size", "", WorkingSize::parse);
            options = options.withSize(size.width(), size.height());
        }
        for (String adapter : part.texts("adapters")) {
            Adapter parsed = Adapter.parse(adapter);
            options = options.withAdapter(parsed.path(), parsed.weight());
        }
        return new ModelChoice(part.text("folder", NANO), options);
    }

    /** A value as the command line understands it; what it does not is an error of the recipe's line. */
    private static <T> T parsed(Recipe part, String key, String standard, Function<String, T> parser) {
        try {
            return parser.apply(part.text(key, standard));
        } catch (UsageException e) {
            throw part.refused(key, e.getMessage());
        }
    }

    ModelChoice withFolder(String other) {
        return new ModelChoice(other, options);
    }

    Diception load() {
        return folder.equals(NANO) ? Diception.nano(options) : Diception.load(Path.of(folder), options);
    }
}
