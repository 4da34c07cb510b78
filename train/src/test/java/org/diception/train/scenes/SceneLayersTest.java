package org.diception.train.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneLayersTest {
    private static final int SIZE = 32;

    private record Both(RenderedScene scene, SceneLayers layers) {
        static Both of(long seed) {
            return new Both(Renderer.render(seed, SIZE, SceneStyle.VARIED),
                    SceneLayers.render(seed, SIZE, SceneStyle.VARIED));
        }
    }

    private static final List<Both> SCENES = LongStream.range(0, 16).mapToObj(Both::of).toList();

    @Test
    void aSeedGivesTheSameBits() {
        SceneLayers again = Both.of(3).layers();
        SceneLayers first = SCENES.get(3).layers();
        assertThat(again.shadow()).isEqualTo(first.shadow());
        assertThat(again.albedo()).isEqualTo(first.albedo());
        assertThat(again.floor()).isEqualTo(first.floor());
    }

    @Test
    void theSkyHasNoShadowNoFloorAndNoColourOfItsOwn() {
        for (Both both : SCENES) {
            RenderedScene scene = both.scene();
            SceneLayers layers = both.layers();
            for (int i = 0; i < scene.disparity().length; i++) {
                if (scene.disparity()[i] == 0) {
                    assertThat(layers.shadow()[i]).isZero();
                    assertThat(layers.floor()[i]).isFalse();
                }
            }
        }
    }

    @Test
    void theFloorIsBackgroundAndEveryLayerShowsSomething() {
        int floor = 0;
        int shadow = 0;
        for (Both both : SCENES) {
            RenderedScene scene = both.scene();
            SceneLayers layers = both.layers();
            for (int i = 0; i < scene.ids().length; i++) {
                floor += layers.floor()[i] ? 1 : 0;
                shadow += layers.shadow()[i] > .5 ? 1 : 0;
                assertThat(layers.floor()[i] && scene.ids()[i] != 0).isFalse();
                assertThat(layers.shadow()[i]).isBetween(0f, 1f);
            }
            for (float colour : layers.albedo()) {
                assertThat(colour).isBetween(0f, 1.0001f);
            }
        }
        int pixels = SCENES.size() * SIZE * SIZE;
        assertThat((double) floor / pixels).isBetween(.1, .6);
        assertThat((double) shadow / pixels).isBetween(.01, .3);
    }

    /** Shaded places are darker: over all scenes their photo is less bright beside its own colour. */
    @Test
    void whatLiesInTheShadowIsDarkerThanItsColourSuggests() {
        double inside = 0;
        double outside = 0;
        int insideCount = 0;
        int outsideCount = 0;
        for (Both both : SCENES) {
            RenderedScene scene = both.scene();
            SceneLayers layers = both.layers();
            for (int i = 0; i < scene.ids().length; i++) {
                double own = layers.albedo()[3 * i] + layers.albedo()[3 * i + 1] + layers.albedo()[3 * i + 2];
                int seen = (scene.rgb()[3 * i] & 255) + (scene.rgb()[3 * i + 1] & 255)
                        + (scene.rgb()[3 * i + 2] & 255);
                if (own > .3 && layers.shadow()[i] == 1) {
                    inside += seen / own;
                    insideCount++;
                } else if (own > .3 && layers.shadow()[i] == 0) {
                    outside += seen / own;
                    outsideCount++;
                }
            }
        }
        assertThat(inside / insideCount).isLessThan(.9 * outside / outsideCount);
    }
}
