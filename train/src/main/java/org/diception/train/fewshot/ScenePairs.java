package org.diception.train.fewshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneLayers;
import org.diception.train.scenes.SceneStyle;

/**
 * Photos of scenes with the answers to a task, written as the plain folder of pairs that users have
 * ({@link org.diception.train.datasets.PairFolder}), each named by its seed. Stateless.
 */
public final class ScenePairs {
    private static final String END = ".png";

    private ScenePairs() {
    }

    /**
     * Writes the first scenes from a seed on whose answer shows enough; those that are there already are
     * kept, so that a stopped call can be repeated and goes on with the scene after the last one.
     *
     * @param side pixels along each side
     */
    public static void write(Path folder, SceneTask task, long firstSeed, int count, int side) {
        List<Long> there = there(folder.resolve("images"));
        long seed = there.stream().mapToLong(last -> last + 1).max().orElse(firstSeed);
        int written = there.size();
        for (; written < count; seed++) {
            float[] answer = task.paint(SceneLayers.render(seed, side, SceneStyle.PLAIN));
            if (SceneTask.shows(answer)) {
                PngWriter.rgb(picture(answer, side)).write(folder.resolve("targets").resolve(seed + END));
                RenderedScene scene = Renderer.render(seed, side, SceneStyle.PLAIN);
                // last: now the pair is whole
                PngWriter.rgb(new RgbImage(side, side, scene.rgb()))
                        .write(folder.resolve("images").resolve(seed + END));
                written++;
            }
        }
    }

    /** Seeds of the pairs that are whole. */
    private static List<Long> there(Path photos) {
        if (!Files.isDirectory(photos)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(photos)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\" + END))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - END.length()))).toList();
        } catch (IOException e) {
            throw new InputException(photos + ": cannot be read (" + e + "); check its permissions", e);
        }
    }

    private static RgbImage picture(float[] answer, int side) {
        float[] unit = new float[answer.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = answer[i] / 2 + .5f;
        }
        return new Planes(3, side, side, unit).toRgb(Rounding.NEAREST);
    }
}
