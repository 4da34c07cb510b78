package org.diception.train.evaluate;

import java.nio.file.Path;
import org.diception.Adapter;
import org.diception.Compatibility;
import org.diception.Device;
import org.diception.Diception;
import org.diception.Options;
import org.diception.PointOrder;
import org.diception.Precision;
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
                .withCompatibility(Compatibility.parse(part.text("compatibility", "none")))
                .withDevice(Device.parse(part.text("device", "cpu")))
                .withPrecision(Precision.parse(part.text("precision", "f32")))
                .withBatch(part.whole("batch", 1, 1));
        if (part.has("threads")) {
            options = options.withThreads(part.whole("threads"));
        }
        if (part.has("checkpoint")) {
            options = options.withCheckpoint(Path.of(part.text("checkpoint")));
        }
        if (part.has("point_order")) {
            options = options.withPointOrder(PointOrder.parse(part.text("point_order")));
        }
        if (part.has("size")) {
            WorkingSize size = WorkingSize.parse(part.text("size"));
            options = options.withSize(size.width(), size.height());
        }
        for (String adapter : part.texts("adapters")) {
            Adapter parsed = Adapter.parse(adapter);
            options = options.withAdapter(parsed.path(), parsed.weight());
        }
        return new ModelChoice(part.text("folder", NANO), options);
    }

    ModelChoice withFolder(String other) {
        return new ModelChoice(other, options);
    }

    Diception load() {
        return folder.equals(NANO) ? Diception.nano(options) : Diception.load(Path.of(folder), options);
    }
}
