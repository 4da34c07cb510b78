package org.diception.train.fewshot;

import java.nio.file.Files;
import java.nio.file.Path;
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
 * ({@link org.diception.train.datasets.PairFolder}). Stateless.
 */
public final class ScenePairs {
    private ScenePairs() {
    }

    /**
     * Writes the first scenes from a seed on whose answer shows enough; those that are there already are
     * kept, so that a stopped call can be repeated.
     *
     * @param side pixels along each side
     */
    public static void write(Path folder, SceneTask task, long firstSeed, int count, int side) {
        int written = 0;
        for (long seed = firstSeed; written < count; seed++) {
            Path photo = folder.resolve("images").resolve(seed + ".png");
            if (!Files.exists(photo)) {
                float[] answer = task.paint(SceneLayers.render(seed, side, SceneStyle.PLAIN));
                if (!SceneTask.shows(answer)) {
                    continue;
                }
                PngWriter.rgb(picture(answer, side)).write(folder.resolve("targets").resolve(seed + ".png"));
                RenderedScene scene = Renderer.render(seed, side, SceneStyle.PLAIN);
                // last: now the pair is whole
                PngWriter.rgb(new RgbImage(side, side, scene.rgb())).write(photo);
            }
            written++;
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
