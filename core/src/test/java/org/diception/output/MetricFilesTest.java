package org.diception.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.diception.MetricDepth;
import org.diception.Paintings;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class MetricFilesTest {
    private static MetricFiles files(float... metres) {
        return new MetricFiles(new MetricDepth(new Planes(1, 1, metres.length, metres), 0.5, 0.1,
                new MetricDepth.Fit(5, 4, 0.25, 0.02, 1, 0.5)));
    }

    private static int sample(OutputFile file, int x) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.bytes()));
        return picture.getRaster().getSample(x, 0, 0);
    }

    @Test
    void picturesCountMillimetresAsLongAsTheyReach() throws IOException {
        OutputFile near = files(2.5f, Float.NaN, 65).png16(".png");
        assertThat(near.meaning()).contains("v / 1000");
        assertThat(sample(near, 0)).isEqualTo(2500);
        assertThat(sample(near, 1)).isZero();
        OutputFile far = files(2.5f, 100).png16(".png");
        assertThat(far.meaning()).contains("v / 256");
        assertThat(sample(far, 1)).isEqualTo(25600);
        OutputFile beyond = files(2.5f, 1e6f).png16(".png");
        assertThat(beyond.meaning()).contains("65535 for 65535.0 and beyond");
        assertThat(sample(beyond, 1)).isEqualTo(65535);
    }

    @Test
    void aCloudLeavesOutWhatHasNoDistance() {
        OutputFile cloud = files(2, 2, Float.NaN, 2).ply(".ply", Paintings.photo(4, 1), 4, 1,
                OutputSettings.defaults().withEdge(Double.POSITIVE_INFINITY));
        String header = new String(cloud.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(header).contains("element vertex 3\n");
        assertThat(cloud.meaning()).startsWith("points in metres");
    }

    @Test
    void theNoteSaysHowFarOffTheKnownDistancesAre() {
        MetricFiles files = files(2, Float.NaN);
        assertThat(files.summary()).isEqualTo("1/metres = 0.5000 * disparity +0.1000 by 4 of 5 known"
                + " distances, which are off by 0.250 m (RMSE) or 2.0 % (AbsRel)");
        assertThat(files.json().path("pixels_without_distance").asInt()).isEqualTo(1);
    }
}
