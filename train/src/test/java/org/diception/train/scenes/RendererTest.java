package org.diception.train.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final int SIZE = 64;
    private static final List<RenderedScene> SCENES =
            LongStream.range(0, 40).mapToObj(seed -> Renderer.render(seed, SIZE, SceneStyle.VARIED)).toList();

    @Test
    void aSeedGivesTheSameBitsOnManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<RenderedScene>> again =
                    SCENES.stream().map(s -> threads.submit(() -> Renderer.render(s.seed(), SIZE,
                    SceneStyle.VARIED))).toList();
            for (int i = 0; i < again.size(); i++) {
                RenderedScene first = SCENES.get(i);
                RenderedScene second = again.get(i).get();
                assertThat(second.rgb()).isEqualTo(first.rgb());
                assertThat(second.disparity()).isEqualTo(first.disparity());
                assertThat(second.normals()).isEqualTo(first.normals());
                assertThat(second.ids()).isEqualTo(first.ids());
                assertThat(second.classes()).isEqualTo(first.classes());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void differentSeedsGiveDifferentScenes() {
        assertThat(SCENES.get(0).rgb()).isNotEqualTo(SCENES.get(1).rgb());
    }

    @Test
    void normalsHaveUnitLengthAndFaceTheViewerExceptInTheSky() {
        for (RenderedScene s : SCENES) {
            for (int i = 0; i < s.ids().length; i++) {
                double x = s.normals()[3 * i];
                double y = s.normals()[3 * i + 1];
                double z = s.normals()[3 * i + 2];
                if (s.disparity()[i] == 0) {
                    assertThat(x * x + y * y + z * z).isZero();
                    assertThat(s.ids()[i]).isZero();
                } else {
                    assertThat(x * x + y * y + z * z).isBetween(.9999, 1.0001);
                    // the ray through a pixel leans at most .5 / .85 to each side
                    assertThat(z).isGreaterThan(-.65);
                }
            }
        }
    }

    @Test
    void everyIdHasAClass() {
        for (RenderedScene s : SCENES) {
            assertThat(s.classes().get(0)).isEqualTo("background");
            for (int id : s.ids()) {
                assertThat(id).isBetween(0, s.classes().size() - 1);
            }
        }
    }

    @Test
    void aJointThatIsSeenLiesOnItsPerson() {
        int seen = 0;
        for (RenderedScene s : SCENES) {
            for (RenderedScene.Person person : s.people()) {
                assertThat(s.classes().get(person.instance())).isEqualTo("person");
                for (int j = 0; j < RenderedScene.Person.JOINTS; j++) {
                    if (person.joints()[3 * j + 2] == 2) {
                        int pixel = (int) person.joints()[3 * j + 1] * SIZE + (int) person.joints()[3 * j];
                        assertThat(s.ids()[pixel]).isEqualTo(person.instance());
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void aPictureTooSmallToMeanAnythingIsRefused() {
        assertThatThrownBy(() -> Renderer.render(1, 8, SceneStyle.VARIED)).hasMessageContaining("8")
                .hasMessageContaining("16");
    }
}
