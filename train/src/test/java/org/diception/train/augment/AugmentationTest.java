package org.diception.train.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.Point;
import org.diception.image.RgbImage;
import org.diception.readout.CocoRle;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.datasets.TrueNormals;
import org.diception.train.datasets.TruePeople;
import org.diception.train.datasets.TruePicture;
import org.diception.train.recipe.Recipe;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a photo, its truth stays true. */
class AugmentationTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir
    private Path folder;

    static Stream<Augmentation> geometric() {
        return Stream.of(new Mirror(), new Crop(.4), new Scale(80, 90), new Scale(20, 10));
    }

    static Stream<Augmentation> photometric() {
        return Stream.of(new ColourJitter(.4, .4, .4, .1), new Grain(12), new Blur(2), new Jpeg(40, 90));
    }

    @Test
    void mirroredTwiceIsTheSameAgain() {
        Sample sample = sample();
        Sample twice = new Mirror().apply(new Mirror().apply(sample, new Random()), new Random());
        assertThat(twice).usingRecursiveComparison().isEqualTo(sample);
    }

    @Test
    void whatFacesLeftFacesRightInTheMirror() {
        TrueNormals mirrored = new Mirror().apply(sample(), new Random()).need(TrueNormals.class);
        assertThat(Arrays.copyOf(mirrored.vectors(), 3)).containsExactly(.6f, 0, .8f);
    }

    @Test
    void aLeftHandIsARightHandInTheMirror() {
        float[] joints = new Mirror().apply(sample(), new Random()).need(TruePeople.class).people().get(0)
                .joints();
        int left = 3 * 9;
        int right = 3 * 10;
        assertThat(Arrays.copyOfRange(joints, right, right + 3)).containsExactly(WIDTH - 10, 20, 2);
        assertThat(Arrays.copyOfRange(joints, left, left + 3)).containsExactly(0, 0, 0);
        assertThat(joints[0]).as("the nose stays the nose").isEqualTo(WIDTH - 12.5f);
    }

    @ParameterizedTest
    @MethodSource("geometric")
    void depthStaysWithThePixelThatItBelongsTo(Augmentation augmentation) {
        for (int seed = 0; seed < 20; seed++) {
            Sample changed = augmentation.apply(sample(), new Random(seed));
            TrueDepth depth = changed.need(TrueDepth.class);
            for (int i = 0; i < depth.metres().length; i += 7) {
                int column = changed.photo().sample(i % depth.width(), i / depth.width(), 0) / 4;
                // Lanczos mixes columns at other sizes
                assertThat(depth.metres()[i]).isCloseTo(1 + column, within(changed.photo().width() == 20
                        || changed.photo().width() == 80 ? 2f : 0f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("geometric")
    void masksStayWithThePixelsThatTheyCover(Augmentation augmentation) {
        for (int seed = 0; seed < 20; seed++) {
            Sample changed = augmentation.apply(sample(), new Random(seed));
            boolean[] counts = changed.need(TrueDepth.class).counts();
            assertThat(changed.need(TrueInstances.class).instances()).singleElement()
                    .satisfies(one -> assertThat(one.mask().decode()).isEqualTo(counts));
        }
    }

    @ParameterizedTest
    @MethodSource("geometric")
    void clicksStayOnTheirObject(Augmentation augmentation) {
        for (int seed = 0; seed < 50; seed++) {
            TruePicture picture = augmentation.apply(sample(), new Random(seed)).need(TruePicture.class);
            assertThat(picture.points()).isNotEmpty().allSatisfy(point ->
                    assertThat(picture.picture().sample((int) point.x(), (int) point.y(), 0)).isEqualTo(255));
        }
    }

    @ParameterizedTest
    @MethodSource("photometric")
    void otherLightChangesNoTruth(Augmentation augmentation) {
        Sample sample = sample();
        Sample changed = augmentation.apply(sample, new Random(3));
        assertThat(changed.truths()).isEqualTo(sample.truths());
        assertThat(changed.photo()).isNotEqualTo(sample.photo());
    }

    @ParameterizedTest
    @MethodSource({"geometric", "photometric"})
    void theSameSeedGivesTheSameBits(Augmentation augmentation) {
        assertThat(augmentation.apply(sample(), new Random(5)))
                .usingRecursiveComparison().isEqualTo(augmentation.apply(sample(), new Random(5)));
    }

    @Test
    void jitterAndGrainOfNothingLeaveThePhotoAsItIs() {
        Sample sample = sample();
        assertThat(new ColourJitter(0, 0, 0, 0).apply(sample, new Random()).photo())
                .isEqualTo(sample.photo());
        assertThat(new Grain(0).apply(sample, new Random()).photo()).isEqualTo(sample.photo());
        assertThat(new Scale(WIDTH, HEIGHT).apply(sample, new Random()).photo()).isEqualTo(sample.photo());
    }

    @Test
    void greyStaysGreyWhateverTheHue() {
        RgbImage grey = RgbImage.black(4, 4);
        Arrays.fill(grey.rgb(), (byte) 120);
        Sample changed = new ColourJitter(0, 0, 1, .5).apply(new Sample("grey", grey), new Random(8));
        assertThat(changed.photo()).isEqualTo(grey);
    }

    @RepeatedTest(5)
    void aBlurredPhotoKeepsItsMeanAndLosesItsContrast(RepetitionInfo repetition) {
        RgbImage noise = RgbImage.black(64, 64);
        new Random(1).nextBytes(noise.rgb());
        RgbImage blurred = new Blur(4)
                .apply(new Sample("noise", noise), new Random(repetition.getCurrentRepetition())).photo();
        assertThat(mean(blurred)).isCloseTo(mean(noise), within(3.0));
        assertThat(deviation(blurred)).isLessThan(deviation(noise));
    }

    @Test
    void sometimesIsAsOftenAsWasSaid() {
        Augmentation half = new Mirror().sometimes(.5);
        Sample sample = sample();
        Random random = new Random(2);
        long mirrored = Stream.generate(() -> half.apply(sample, random)).limit(400)
                .filter(changed -> changed != sample).count();
        assertThat(mirrored).isBetween(160L, 240L);
    }

    @Test
    void recipesNameWhatIsDone() throws IOException {
        Path file = Files.writeString(folder.resolve("recipe.yaml"), """
                mirror: 1
                crop: 0.5
                colour: {brightness: 0.3, hue: 0.1}
                blur: 1.5
                grain: 6
                jpeg: [50, 95]
                """);
        Recipe recipe = Recipe.read(file);
        Augmentation all = Augmentations.of(recipe);
        recipe.finish();
        Sample changed = all.apply(sample(), new Random(4));
        assertThat(changed.photo().width()).isBetween(WIDTH / 2, WIDTH);
        assertThat(changed.need(TrueNormals.class).vectors()[0]).isEqualTo(.6f);
        Recipe none = Recipe.read(Files.writeString(file, "seed: 1"));
        Sample sample = sample();
        assertThat(Augmentations.of(none).apply(sample, new Random(4))).isSameAs(sample);
        Recipe wrong = Recipe.read(Files.writeString(file, "jpeg: [95, 50]"));
        assertThatThrownBy(() -> Augmentations.of(wrong)).isInstanceOf(InputException.class)
                .hasMessageContaining("recipe.yaml:1: jpeg: [95, 50] given");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Crop(0)).hasMessageContaining("crops of 0.0");
        assertThatThrownBy(() -> new Jpeg(90, 40)).hasMessageContaining("from 90 to 40");
        assertThatThrownBy(() -> new ColourJitter(0, 0, 0, .6)).hasMessageContaining("hue 0 to .5");
        assertThatThrownBy(() -> new Mirror().sometimes(2)).hasMessageContaining("2.0");
    }

    /** Red and depth say the column; a white object with clicks; a wall that faces left; one person. */
    private static Sample sample() {
        RgbImage photo = RgbImage.black(WIDTH, HEIGHT);
        RgbImage target = RgbImage.black(WIDTH, HEIGHT);
        float[] metres = new float[WIDTH * HEIGHT];
        float[] normals = new float[3 * metres.length];
        boolean[] counts = new boolean[metres.length];
        for (int i = 0; i < metres.length; i++) {
            int x = i % WIDTH;
            photo.rgb()[3 * i] = (byte) (4 * x);
            metres[i] = 1 + x;
            counts[i] = x > 5;
            normals[3 * i] = -.6f;
            normals[3 * i + 2] = .8f;
            if (Math.hypot(x - 15, i / WIDTH - 12) < 6) {
                Arrays.fill(target.rgb(), 3 * i, 3 * i + 3, (byte) 255);
            }
        }
        float[] joints = new float[51];
        System.arraycopy(new float[] {12.5f, 5.5f, 2}, 0, joints, 0, 3);
        System.arraycopy(new float[] {10, 20, 2}, 0, joints, 3 * 9, 3);
        var person = new TruePeople.Person(joints, new double[] {5, 2, 15, 25}, 200, false);
        return new Sample("a", photo, new TrueDepth(WIDTH, HEIGHT, metres, counts, .1, 80),
                new TrueNormals(WIDTH, HEIGHT, normals),
                new TruePicture(target, "image-to-disc", List.of(Point.at(15.5, 12.5), Point.at(13.5, 9.5))),
                new TruePeople(WIDTH, HEIGHT, List.of(person)),
                new TrueInstances(WIDTH, HEIGHT,
                        List.of(TrueInstances.Instance.of(CocoRle.encode(counts, WIDTH), "wall"))));
    }

    private static double mean(RgbImage image) {
        double sum = 0;
        for (byte sample : image.rgb()) {
            sum += sample & 0xff;
        }
        return sum / image.rgb().length;
    }

    private static double deviation(RgbImage image) {
        double mean = mean(image);
        double sum = 0;
        for (byte sample : image.rgb()) {
            sum += ((sample & 0xff) - mean) * ((sample & 0xff) - mean);
        }
        return Math.sqrt(sum / image.rgb().length);
    }
}
