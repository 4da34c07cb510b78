package org.diception.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class NoiseTest {
    @Test
    void theSameSeedGivesTheNoiseThatPythonDraws() {
        Engine.load();
        Goldens recorded = Goldens.file("golden/torch_cpu_rng.safetensors");
        for (String name : recorded.names()) {
            if (name.matches("seed\\d+\\.randn_1x\\d+x\\d+x\\d+")) {
                int[] numbers = Arrays.stream(name.split("\\D+")).filter(text -> !text.isEmpty())
                        .mapToInt(Integer::parseInt).toArray(); // seed, 1, C, h, w
                Noise noise = Noise.draw(numbers[0], numbers[2], numbers[3], numbers[4]);
                assertThat(noise.start().data()).as(name).containsExactly(recorded.values(name),
                        org.assertj.core.api.Assertions.within(1e-6f));
            }
        }
    }

    @Test
    void theStartAndThePhotosLatentGetDifferentNoise() {
        Engine.load();
        Noise noise = Noise.draw(1, 4, 8, 8);
        assertThat(noise.start().data()).isNotEqualTo(noise.posterior().data());
        assertThat(noise.start().data()).isEqualTo(Noise.draw(1, 4, 8, 8).start().data());
        assertThat(noise.start().data()).isNotEqualTo(Noise.draw(2, 4, 8, 8).start().data());
    }
}
