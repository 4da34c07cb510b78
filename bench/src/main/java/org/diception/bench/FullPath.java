package org.diception.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diception.Compatibility;
import org.diception.Device;
import org.diception.Images;
import org.diception.Precision;
import org.diception.Task;
import org.diception.image.Planes;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFolder;
import org.diception.pipeline.ModelFrame;
import org.diception.pipeline.PointSlots;
import org.diception.pipeline.Row;
import org.diception.pipeline.Schedule;

/**
 * One depth answer in one step without guidance, stage by stage: what {@code predict} does, cut where time is
 * taken.
 */
record FullPath(Path folder, Path photo, Precision precision, int threads) {
    /**
     * Loads the model and answers so many times. @return the painted picture (3, H, W) in [0, 1] of the last
     * answer
     */
    Planes run(StageTimes times, int answers) {
        try (LoadedModel model = times.measure("load", this::load)) {
            Planes picture = answer(model, times);
            for (int i = 1; i < answers; i++) {
                picture = answer(model, times);
            }
            return picture;
        }
    }

    private LoadedModel load() {
        return LoadedModel.load(
                ModelFolder.of(folder, Optional.empty()), Device.CPU, precision, OptionalInt.of(threads));
    }

    private Planes answer(LoadedModel model, StageTimes times) {
        var pipeline = model.pipeline();
        var size = model.profile().size();
        var frame = new ModelFrame(size, Compatibility.NONE, model.profile().order(), precision);
        Planes seen = times.measure("read and resize", () -> frame.photo(Images.read(photo)));
        Planes latent = times.measure("VAE encode", () -> pipeline.encode(seen));
        var row = new Row(latent, pipeline.noise(42, size).start(), Task.DEPTH.prompt(), PointSlots.of());
        var oneStep = new Schedule(1, 1, (done, total) -> {}, () -> false);
        Planes painted = times.measure("transformer", () -> pipeline.denoise(List.of(row), oneStep).get(0));
        return times.measure("VAE decode", () -> pipeline.decode(painted));
    }
}
