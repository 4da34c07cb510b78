package org.diception.train.nano;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.model.PointEncoder;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.text.PromptSet;
import org.diception.train.data.Questions;
import org.diception.train.data.ShardBuilder;
import org.diception.train.scenes.Example;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneClasses;
import org.diception.train.scenes.SceneStyle;
import org.diception.train.truth.InstanceTruth;
import org.diception.train.truth.PhotoPlanes;
import org.diception.vae.Autoencoder;
import org.diception.vae.Autoencoders;

/**
 * Renders scenes, paints their truths and keeps the latents of both, shard by shard, so that training never
 * waits for pixels: what {@code diception train recipes/nano.yaml} learns from. docs/nano.md says how and
 * what it costs.
 */
public final class NanoShards {
    /** Scenes of a shard. */
    public static final int SCENES = 250;
    /** All that a scene can be asked, about a dozen. */
    public static final int ALL_ANSWERS = Integer.MAX_VALUE;

    /** Side of the square pictures of the first recipe, in pixels. */
    private static final int SIDE = 128;
    /** Share of scenes in the plain style, the benchmark's; the others are varied, for photos' sake. */
    private static final double PLAIN_SHARE = 0.6;
    /** Smaller instances are not asked for: a latent cell covers 0.4 % of the picture. */
    private static final double SMALLEST = 0.004;
    /** Versions of each photo: as rendered, and in other light. */
    private static final int LOOKS = 2;
    private static final int MASKS = 3;
    private static final int CLASSES = 2;
    /** Some prompts name a class that is not there: the answer is black. */
    private static final double ABSENT_SHARE = 0.15;

    /** Never asked for, but every photo's tokens are taught it: what is where. */
    static final String CLASSES_OF_ALL = "[[image2classes]]";

    private static final List<String> NAMES = List.of(
            "person", "chair", "dining table", "car", "potted plant", "cup", "bottle", "sports ball", "dog",
            "donut");

    private final Autoencoder autoencoder;
    private final Engine engine;
    private final int scenes;
    private final int side;
    private final int answers;

    /**
     * @param engine that the autoencoder computes on
     * @param scenes of a shard
     * @param side pixels along each side of the pictures
     * @param answers to keep of each scene, drawn at random where there are more
     */
    public NanoShards(Autoencoder autoencoder, Engine engine, int scenes, int side, int answers) {
        this.autoencoder = autoencoder;
        this.engine = engine;
        this.scenes = scenes;
        this.side = side;
        this.answers = answers;
    }

    /**
     * {@code RUN FROM TO [SIDE [ANSWERS]]}: shards of these numbers, TO not included; RUN/vae is the
     * autoencoder's run, SIDE that of the pictures, 128 pixels without it. With ANSWERS a scene keeps no more
     * than these, drawn at random: more scenes in the same time, most of which goes into encoding answers.
     */
    public static void main(String[] arguments) throws IOException {
        Path run = Path.of(arguments[0]);
        int from = Integer.parseInt(arguments[1]);
        int to = Integer.parseInt(arguments[2]);
        int side = arguments.length > 3 ? Integer.parseInt(arguments[3]) : SIDE;
        int answers = arguments.length > 4 ? Integer.parseInt(arguments[4]) : ALL_ANSWERS;
        Engine engine = Engine.fastestCpu();
        torch.set_num_threads(1);
        Path folder = Files.createDirectories(run.resolve("shards"));
        try (PointerScope scope = new PointerScope();
                Autoencoders.Loaded vae = Autoencoders.load(run.resolve("vae").resolve("vae"), engine)) {
            NanoShards shards = new NanoShards(vae.autoencoder(), engine, SCENES, side, answers);
            for (int number = from; number < to; number++) {
                shards.write(folder, number);
                System.err.println("shard " + number + " of " + from + " to " + (to - 1));
            }
        }
    }

    /**
     * Writes shard {@code number} unless it is there: its scenes have the seeds from {@code number · scenes}
     * on.
     */
    public void write(Path folder, int number) {
        Path file = ShardBuilder.file(folder, number);
        if (Files.exists(file)) {
            return;
        }
        try (PointerScope scope = new PointerScope()) {
            ShardBuilder shard = new ShardBuilder();
            for (int i = 0; i < scenes; i++) {
                long seed = (long) number * scenes + i;
                // Random begins alike for seeds side by side: thousands of scenes had one style
                Random random = new Random(new SplittableRandom(seed).nextLong());
                SceneStyle style = random.nextDouble() < PLAIN_SHARE ? SceneStyle.PLAIN : SceneStyle.VARIED;
                RenderedScene scene = Renderer.render(seed, side, style);
                List<Example> asked = kept(examples(scene, random), random);
                Tensor latents = encode(scene, asked, random); // (LOOKS + asked, C, h, w)
                shard.photo(latents.narrow(0, 0, LOOKS));
                for (int k = 0; k < asked.size(); k++) {
                    Example example = asked.get(k);
                    shard.answer(example.prompt(), example.points(), latents.narrow(0, LOOKS + k, 1));
                }
            }
            shard.write(file, Map.of());
        }
    }

    /**
     * The photo as it is and in other light, and all answers at once, channels last, where convolutions in
     * bfloat16 run fastest.
     */
    private Tensor encode(RenderedScene scene, List<Example> asked, Random random) {
        try (var scope = new Scope()) {
            List<Tensor> pictures = new ArrayList<>();
            for (int look = 0; look < LOOKS; look++) {
                float[] photo = PhotoPlanes.of(scene.rgb());
                if (look > 0) {
                    ColourJitter.apply(photo, random);
                }
                pictures.add(picture(photo));
            }
            asked.forEach(example -> pictures.add(picture(example.answer())));
            Tensor batch = engine.cast(Tensors.cat(0, pictures.toArray(Tensor[]::new)));
            Tensor latents = autoencoder.encode(batch.contiguous(MemoryFormat.ChannelsLast));
            return scope.out(latents.to(ScalarType.Half).contiguous(MemoryFormat.Contiguous));
        }
    }

    private Tensor picture(float[] planes) {
        return Tensors.of(planes, 1, 3, side, side);
    }

    private List<Example> kept(List<Example> examples, Random random) {
        return examples.size() <= answers ? examples : Questions.some(examples, answers, random);
    }

    private static List<Example> examples(RenderedScene scene, Random random) {
        List<Example> examples = new ArrayList<>(List.of(Examples.depth(scene), Examples.normal(scene),
                new Example(PromptSet.ENTITY, new float[0],
                        InstanceTruth.paint(scene.ids(), id -> true, LocationColours.of(scene))),
                new Example(CLASSES_OF_ALL, new float[0], SceneClasses.paint(scene))));
        for (int instance : Questions.some(Examples.instances(scene, SMALLEST), MASKS, random)) {
            int clicks = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(PointEncoder.SLOTS);
            examples.add(Examples.segment(scene, instance, clicks, random));
        }
        for (String name : Questions.some(Examples.classes(scene, SMALLEST), CLASSES, random)) {
            examples.add(semantic(scene, name));
        }
        if (random.nextDouble() < ABSENT_SHARE) {
            String other = NAMES.get(random.nextInt(NAMES.size()));
            examples.add(semantic(scene, other));
        }
        if (Examples.hasPeople(scene)) {
            examples.add(Examples.pose(scene));
        }
        return examples;
    }

    private static Example semantic(RenderedScene scene, String name) {
        return new Example(PromptSet.semantic(name), new float[0], InstanceTruth.paint(
                scene.ids(), id -> scene.classes().get(id).equals(name), LocationColours.of(scene)));
    }
}
