package org.diception.train.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.diception.golden.Deviation;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Depth as the authors paint it. Their picture with a depth of zero is all NaN and has no target; ours knows
 * no depth of zero, since it is painted from disparity.
 */
@NeedsGoldens
class DepthTruthParityTest {
    private static final Goldens GOLDEN = Goldens.file("golden/depth_target.safetensors");

    @BeforeAll
    static void load() {
        Engine.load();
    }

    static Iterable<String> targets() {
        return GOLDEN.computed();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void thePaintedPictureIsThatOfTheReference(String target) {
        Planes picture = painted(target.substring(0, target.indexOf('.')) + ".depth");
        float[] unit = picture.data().clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (unit[i] + 1) / 2;
        }
        GOLDEN.check(target, unit);
    }

    /**
     * The file's tolerances leave these out; the bound is that of the same resize in
     * images/bilinear.safetensors.
     */
    @ParameterizedTest
    @MethodSource("targets")
    void thePictureIsResizedAsByTheReference(String target) {
        Planes picture = painted(target.substring(0, target.indexOf('.')) + ".depth");
        String name = GOLDEN.names().stream().filter(n -> n.startsWith(target + "_resized")).findAny()
                .orElseThrow();
        long[] size = shape(name); // (3, H, W)
        float[] resized = Resample.resize(picture, (int) size[2], (int) size[1], Filter.BILINEAR).data();
        assertThat(Deviation.between(resized, GOLDEN.values(name)).worst()).isLessThan(3e-6);
    }

    private static Planes painted(String name) {
        long[] size = shape(name); // (H, W)
        float[] disparity = GOLDEN.values(name);
        for (int i = 0; i < disparity.length; i++) {
            disparity[i] = 1 / disparity[i];
        }
        return new Planes(3, (int) size[0], (int) size[1], DepthTruth.paint(disparity));
    }

    private static long[] shape(String name) {
        try (PointerScope scope = new PointerScope()) {
            return Tensors.shape(GOLDEN.tensor(name));
        }
    }
}
