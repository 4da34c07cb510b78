package org.diception.bench.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.diception.Compatibility;
import org.diception.Images;
import org.diception.Precision;
import org.diception.Task;
import org.diception.WorkingSize;
import org.diception.bench.compare.Operations;
import org.diception.bench.compare.Took;
import org.diception.image.Planes;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFrame;
import org.diception.pipeline.Pipeline;
import org.diception.pipeline.PointSlots;
import org.diception.pipeline.Row;
import org.diception.pipeline.Schedule;

/**
 * Answers of one model at every value of an axis.
 *
 * @param loadedBytes of this process when the model was loaded and nothing computed
 * @param side of the square where something else is varied
 * @param rounds of each value, of which the least counts
 */
record Growth(LoadedModel model, long loadedBytes, Path folder, Path photo, Precision precision, int side,
        int rounds, Consumer<String> progress) {
    private static final long SEED = 42;

    Curve along(Axis axis) {
        List<Curve.Point> points = new ArrayList<>();
        for (int value : axis.points()) {
            points.add(point(axis, value));
            progress.accept(axis.title() + ": " + points.get(points.size() - 1));
        }
        return Curve.of(axis, points);
    }

    private Curve.Point point(Axis axis, int value) {
        var size = new WorkingSize(side(axis, value), side(axis, value));
        var frame = new ModelFrame(size, Compatibility.NONE, model.profile().order(), precision);
        Planes seen = frame.photo(Images.read(photo));
        Took least = null;
        long peak = 0;
        for (int round = 0; round < rounds; round++) {
            Took took = Took.of(() -> answer(axis, value, seen, size));
            least = least == null || took.cpuSeconds() < least.cpuSeconds() ? took : least;
            peak = Math.max(peak, took.peakBytes());
        }
        return new Curve.Point(value, least.seconds(), least.cpuSeconds(), peak - loadedBytes,
                operations(axis, value));
    }

    private void answer(Axis axis, int value, Planes seen, WorkingSize size) {
        Pipeline pipeline = model.pipeline();
        Planes latent = pipeline.encode(seen);
        var row = new Row(latent, pipeline.noise(SEED, size).start(), Task.DEPTH.prompt(), PointSlots.of());
        int together = axis == Axis.BATCH ? value : 1;
        int steps = axis == Axis.STEPS ? value : 1;
        int questions = axis == Axis.TASKS ? value : 1;
        for (int i = 0; i < questions; i++) {
            pipeline.denoise(Collections.nCopies(together, row),
                    new Schedule(steps, 1, (done, total) -> {}, () -> false)).forEach(pipeline::decode);
        }
    }

    private int side(Axis axis, int value) {
        return axis == Axis.SIDE ? value : side;
    }

    private double operations(Axis axis, int value) {
        Operations each = Operations.of(folder, side(axis, value));
        return switch (axis) {
            case SIDE -> each.encode() + each.transformer() + each.decode();
            case TASKS, BATCH -> each.encode() + value * (each.transformer() + each.decode());
            case STEPS -> each.encode() + value * each.transformer() + each.decode();
        };
    }
}
