package org.diception.train.scenes;

/**
 * What else is true about a scene, besides the answers to the paper's tasks: new tasks for a model that has
 * never seen them. The pixels are those of {@link Renderer#render} with the same seed, size and style. The
 * arrays are handed over, not copied: treat them as read-only.
 *
 * @param shadow share of the sun that things hide from a place that faces it, in [0, 1]; 0 in the sky
 * @param floor whether a pixel shows the ground, roads included, or the floor of a room
 * @param albedo interleaved, the colours of the surfaces themselves, red, green, blue, linear in [0, 1] and
 *     averaged over a pixel as the photo is; black for the sky
 */
public record SceneLayers(int size, float[] shadow, boolean[] floor, float[] albedo) {
    /** The floor lies at 0; a road on it is a centimetre thick. Metres. */
    private static final double HIGHEST_FLOOR = .05;
    private static final double LEVEL = .9;

    /** The layers of the scene of a seed. Stateless: any number of threads may render. */
    public static SceneLayers render(long seed, int size, SceneStyle style) {
        Stage stage = SceneComposer.compose(seed, style);
        Shader shader = new Shader(stage.primitives(), stage.lighting());
        SceneLayers layers = new SceneLayers(
                size, new float[size * size], new boolean[size * size], new float[3 * size * size]);
        look(stage, size, (i, p, surface) -> {
            layers.shadow[i] = (float) shader.shadow(surface);
            layers.floor[i] = p.instance == 0 && surface.z < HIGHEST_FLOOR && surface.nz > LEVEL;
        });
        int samples = Renderer.SAMPLES;
        double[] colour = new double[3];
        look(stage, size * samples, (i, p, surface) -> {
            int width = size * samples;
            int pixel = i / width / samples * size + i % width / samples;
            Shader.paint(p, surface, colour);
            for (int k = 0; k < 3; k++) {
                layers.albedo[3 * pixel + k] += (float) Math.min(1, colour[k]) / (samples * samples);
            }
        });
        return layers;
    }

    /** Called for every place of a grid over the picture that shows something solid. */
    @FunctionalInterface
    private interface Visitor {
        void visit(int at, Primitive solid, Surface surface);
    }

    private static void look(Stage stage, int width, Visitor visitor) {
        Camera camera = stage.camera();
        Visibility seen = new Visibility(stage.primitives(), camera, width);
        Surface surface = new Surface();
        for (int i = 0; i < seen.solid.length; i++) {
            if (seen.solid[i] != Visibility.NOTHING) {
                Primitive p = stage.primitives().get(seen.solid[i]);
                Vec ray = camera.ray(Visibility.slope(i % width, width, camera.focal()),
                        Visibility.slope(i / width, width, camera.focal()));
                surface.meet(p, camera.position(), ray.x(), ray.y(), ray.z(), seen.depth[i]);
                visitor.visit(i, p, surface);
            }
        }
    }
}
