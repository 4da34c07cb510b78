package org.diception.bench.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Task;
import org.diception.image.Planes;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.Pipeline;
import org.diception.pipeline.PointSlots;
import org.diception.pipeline.Row;
import org.diception.pipeline.Schedule;

/** Our networks, one by one. Owns the model. */
final class OurNetworks implements Side, AutoCloseable {
    private final LoadedModel model;
    private final Took loading;
    private final Inputs inputs;
    private final Map<Stage, float[]> results = new EnumMap<>(Stage.class);

    OurNetworks(LoadedModel model, Took loading, Inputs inputs) {
        this.model = model;
        this.loading = loading;
        this.inputs = inputs;
    }

    /** What loading took. */
    Took loading() {
        return loading;
    }

    @Override
    public Took run(Stage stage) {
        return Took.of(() -> results.put(stage, compute(stage).data()));
    }

    private Planes compute(Stage stage) {
        Pipeline pipeline = model.pipeline();
        return switch (stage) {
            case ENCODE -> pipeline.encode(inputs.photo());
            case TRANSFORMER -> denoise(1, 1);
            case GUIDED -> denoise(Stage.GUIDED_STEPS, 2);
            case DECODE -> pipeline.decode(inputs.latent());
            case ANSWER, SIX, SIX_TOGETHER -> throw new IllegalArgumentException(stage + " is no network");
        };
    }

    private Planes denoise(int steps, double guidance) {
        var row = new Row(inputs.latent(), inputs.noise(), Task.DEPTH.prompt(), PointSlots.of());
        var schedule = new Schedule(steps, guidance, (done, total) -> {}, () -> false);
        return model.pipeline().denoise(List.of(row), schedule).get(0);
    }

    /** What the last run of a stage gave. */
    Optional<float[]> result(Stage stage) {
        return Optional.ofNullable(results.get(stage));
    }

    @Override
    public void close() {
        model.close();
    }
}
