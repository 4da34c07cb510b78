package org.diception.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.diception.io.JsonConfig;
import org.diception.vae.AutoencoderKlConfig;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final double TERA = 1e12;

    @Test
    void sd3MediumsTransformerTakesTenTeraoperationsAt768Pixels() {
        double counted = Arithmetic.transformer(ModelSize.SD3_MEDIUM.transformer(), 768, 333);
        assertThat(counted / TERA).isCloseTo(10.1, within(.05));
    }

    @Test
    void sd3MediumsAutoencoderTakesSevenTeraoperationsAt768Pixels() throws IOException {
        var json = new ObjectMapper().readTree(ModelSize.SD3_MEDIUM.config("vae/config.json"));
        AutoencoderKlConfig config = AutoencoderKlConfig.of(new JsonConfig("vae", json));
        assertThat(Arithmetic.encode(config, 768) / TERA).isCloseTo(2.6, within(.1));
        assertThat(Arithmetic.decode(config, 768) / TERA).isCloseTo(4.8, within(.1));
    }

    @Test
    void theHalvesOfATransformerGrowWithTokensAndTheirSquare() {
        var config = ModelSize.SMALL.transformer();
        double small = Arithmetic.transformer(config, 64, 9);
        double large = Arithmetic.transformer(config, 128, 9);
        assertThat(large / small).isBetween(3.0, 16.0);
    }
}
