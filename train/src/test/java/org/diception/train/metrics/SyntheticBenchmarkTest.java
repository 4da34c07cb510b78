package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import org.diception.text.PromptSet;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;
import org.diception.train.truth.MaskTruth;
import org.junit.jupiter.api.Test;

class SyntheticBenchmarkTest {
    private static final int SIZE = 64;
    private static final SyntheticBenchmark FEW = new SyntheticBenchmark(SIZE, 12);

    @Test
    void theTruthScoresFullMarks() {
        SyntheticScores scores = FEW.run(SyntheticBenchmarkTest::truth);
        assertThat(scores.absRel()).isEqualTo(0, within(1e-4));
        assertThat(scores.delta1()).isEqualTo(1);
        assertThat(scores.normalMean()).isEqualTo(0, within(.05));
        assertThat(scores.onePoint()).isEqualTo(1);
        assertThat(scores.fivePoints()).isEqualTo(1);
        assertThat(scores.semantic()).isEqualTo(1);
        assertThat(scores.entity()).isEqualTo(1);
        assertThat(scores.pose()).isEqualTo(1);
    }

    @Test
    void theMeanAnswerIsWellBelow() {
        SyntheticScores scores = FEW.run(MeanAnswer.of(SIZE, 20));
        assertThat(scores.delta1()).isBetween(.2, .8);
        assertThat(scores.normalMean()).isBetween(20.0, 60.0);
        assertThat(scores.onePoint()).isLessThan(.1);
        assertThat(scores.row("mean answer").split("\\|"))
                .hasSameSizeAs(SyntheticScores.head().split("\n")[0].split("\\|"));
    }

    /** Numbers of models are compared over months: how they are computed may change, they may not. */
    @Test
    void theNumbersOfAGivenAnswerStay() {
        Random random = new Random(7);
        SyntheticScores scores = FEW.run((scene, prompt, points) -> {
            float[] answer = truth(scene, prompt, points);
            for (int i = 0; i < answer.length; i++) {
                answer[i] += .3f * (float) random.nextGaussian();
            }
            return answer;
        });
        assertThat(scores).isEqualTo(new SyntheticScores(0.14304113335302013, 0.8107524030199569,
                21.556069717962224, 19.820451736450195, 0.2049105451952855, 0.5889089410244414,
                0.7844395428113095, 1.0, 1.0, 0.43646222934003215, 0.746031746031746, 0.44439792552339596));
    }

    @Test
    void moreScenesThanThereAreIsRefused() {
        assertThatThrownBy(() -> new SyntheticBenchmark(SIZE, 501)).hasMessageContaining("501")
                .hasMessageContaining("500");
    }

    /**
     * Published numbers stand on these scenes: a change here makes them worthless, so it needs a new
     * benchmark.
     */
    @Test
    void theScenesAreTheOnesThatPublishedNumbersStandOn() {
        CRC32 sum = new CRC32();
        for (int i : new int[] {0, 1, 2, 3, 77, 199}) {
            RenderedScene scene = Renderer.render(SyntheticBenchmark.FIRST_SEED + i, SIZE, SceneStyle.PLAIN);
            sum.update(scene.rgb());
            ByteBuffer numbers = ByteBuffer.allocate(4 * 5 * SIZE * SIZE);
            numbers.asIntBuffer().put(scene.ids());
            numbers.position(4 * SIZE * SIZE);
            numbers.asFloatBuffer().put(scene.disparity()).put(scene.normals());
            sum.update(numbers.rewind());
        }
        assertThat(Long.toHexString(sum.getValue())).isEqualTo("8082a623");
    }

    private static float[] truth(RenderedScene scene, String prompt, float[] points) {
        Random random = new Random(5);
        return switch (prompt.split(" ", 2)[0]) {
            case PromptSet.DEPTH -> Examples.depth(scene).answer();
            case PromptSet.NORMAL -> Examples.normal(scene).answer();
            case PromptSet.ENTITY -> Examples.entity(scene, random).answer();
            case PromptSet.POSE -> Examples.pose(scene).answer();
            case PromptSet.SEGMENTATION -> {
                int pixel = (int) (points[1] * SIZE) * SIZE + (int) (points[0] * SIZE);
                yield MaskTruth.paint(Examples.mask(scene, scene.ids()[pixel]));
            }
            default -> Examples.semantic(scene, prompt.split(" ", 2)[1], random).answer();
        };
    }
}
