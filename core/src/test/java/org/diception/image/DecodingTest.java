package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsGoldens
class DecodingTest {
    static List<String> names() {
        return GoldenImages.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void pilDecodingIsPillowsToTheBit(String name) {
        assertThat(GoldenImages.source(name, Decoding.PIL))
                .isEqualTo(GoldenImages.picture("decoded_pil", name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void openCvDecodingIsOpenCvsToTheBit(String name) {
        assertThat(GoldenImages.source(name, Decoding.OPENCV)).isEqualTo(GoldenImages.openCv(name));
    }
}
