package org.diception.bench.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diception.UsageException;

/** What is varied while everything else stays. */
enum Axis {
    /** Pixels along a side; one question, one step. */
    SIDE("side in pixels", 256, 384, 512, 768, 1024, 1536),
    /** Questions about one photo, one after the other. */
    TASKS("tasks on one photo", 1, 2, 4, 6, 8),
    /** Samples that pass through the transformer together. */
    BATCH("samples in one batch", 1, 2, 4, 8),
    /** Denoising steps. */
    STEPS("steps", 1, 2, 4, 7, 14, 28, 50);

    private final String title;
    private final int[] points;

    Axis(String title, int... points) {
        this.title = title;
        this.points = points;
    }

    String title() {
        return title;
    }

    int[] points() {
        return points.clone();
    }

    static List<Axis> parse(List<String> names) {
        return names.stream().map(name -> Arrays.stream(values())
                .filter(axis -> axis.toString().equals(name)).findFirst()
                .orElseThrow(() -> new UsageException("'" + name + "' cannot be varied; known: "
                        + Arrays.toString(values())))).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
