package org.diception.train.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the photo of a scene and writes down the truth behind it. The photo averages {@value #SAMPLES} ×
 * {@value #SAMPLES} samples a pixel, the truth is that of the pixel's centre. Stateless: any number of
 * threads may render.
 */
public final class Renderer {
    /** Samples of the photo along each side of a pixel. */
    static final int SAMPLES = 2;
    /**
     * A joint counts as hidden by its own body when it lies deeper below the skin than this share of the
     * height.
     */
    private static final double UNDER_THE_SKIN = .12;

    private Renderer() {
    }

    /**
     * The scene of a seed. The same seed and size give the same bits on every machine.
     *
     * @param size pixels along each side, at least 16
     */
    public static RenderedScene render(long seed, int size, SceneStyle style) {
        if (size < 16) {
            throw new IllegalArgumentException("a scene of " + size + " pixels a side, wanted at least 16");
        }
        Stage stage = SceneComposer.compose(seed, style);
        Visibility centres = new Visibility(stage.primitives(), stage.camera(), size);
        float[] disparity = new float[size * size];
        float[] normals = new float[3 * size * size];
        int[] ids = new int[size * size];
        truth(stage, centres, disparity, normals, ids);
        List<RenderedScene.Person> people = new ArrayList<>();
        for (Body body : stage.bodies()) {
            people.add(person(body, stage.camera(), centres.depth, ids, size));
        }
        return new RenderedScene(seed, size, photo(stage, size, disparity), disparity, normals, ids,
                stage.classes(),
                people);
    }

    private static void truth(Stage stage, Visibility seen, float[] disparity, float[] normals, int[] ids) {
        Camera camera = stage.camera();
        Surface surface = new Surface();
        for (int i = 0; i < ids.length; i++) {
            if (seen.solid[i] == Visibility.NOTHING) {
                continue;
            }
            Primitive p = stage.primitives().get(seen.solid[i]);
            double u = Visibility.slope(i % seen.width, seen.width, camera.focal());
            double v = Visibility.slope(i / seen.width, seen.width, camera.focal());
            Vec ray = camera.ray(u, v);
            surface.meet(p, camera.position(), ray.x(), ray.y(), ray.z(), seen.depth[i]);
            Vec n = new Vec(surface.nx, surface.ny, surface.nz);
            ids[i] = p.instance;
            disparity[i] = (float) (1 / seen.depth[i]);
            normals[3 * i] = (float) camera.right().dot(n);
            normals[3 * i + 1] = (float) -camera.down().dot(n);
            normals[3 * i + 2] = (float) -camera.forward().dot(n);
        }
    }

    private static byte[] photo(Stage stage, int size, float[] disparity) {
        Camera camera = stage.camera();
        Visibility seen = new Visibility(stage.primitives(), camera, size * SAMPLES);
        Shader shader = new Shader(stage.primitives(), stage.lighting());
        Surface surface = new Surface();
        float[] light = new float[3 * size * size];
        float[] rgb = new float[3];
        for (int i = 0; i < seen.solid.length; i++) {
            int row = i / seen.width;
            int column = i % seen.width;
            Vec ray = camera.ray(Visibility.slope(column, seen.width, camera.focal()),
                    Visibility.slope(row, seen.width, camera.focal()));
            if (seen.solid[i] == Visibility.NOTHING) {
                Vec view = ray.unit();
                stage.lighting().sky().look(view.x(), view.y(), view.z(), rgb);
            } else {
                Primitive p = stage.primitives().get(seen.solid[i]);
                surface.meet(p, camera.position(), ray.x(), ray.y(), ray.z(), seen.depth[i]);
                int sample = row % SAMPLES * SAMPLES + column % SAMPLES;
                shader.shade(p, surface, sample, rgb);
            }
            int pixel = row / SAMPLES * size + column / SAMPLES;
            for (int k = 0; k < 3; k++) {
                light[k * size * size + pixel] += rgb[k] / (SAMPLES * SAMPLES);
            }
        }
        return stage.film().develop(stage.lens().blur(light, disparity, size), size);
    }

    private static RenderedScene.Person person(Body body, Camera camera, double[] depth, int[] ids,
            int size) {
        float[] joints = new float[3 * RenderedScene.Person.JOINTS];
        for (int j = 0; j < RenderedScene.Person.JOINTS; j++) {
            Vec seen = camera.see(body.joints().get(j));
            if (seen.z() < Visibility.NEAR) {
                continue;
            }
            double x = camera.imageX(seen) * size;
            double y = camera.imageY(seen) * size;
            if (x < 0 || y < 0 || x >= size || y >= size) {
                continue;
            }
            int pixel = (int) y * size + (int) x;
            boolean shown = ids[pixel] == body.instance()
                    && seen.z() - depth[pixel] < UNDER_THE_SKIN * body.height();
            joints[3 * j] = (float) x;
            joints[3 * j + 1] = (float) y;
            joints[3 * j + 2] = shown ? 2 : 1;
        }
        return new RenderedScene.Person(body.instance(), joints);
    }
}
