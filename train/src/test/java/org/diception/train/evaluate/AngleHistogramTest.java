package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diception.InputException;
import org.diception.train.metrics.NormalStatistics;
import org.junit.jupiter.api.Test;

class AngleHistogramTest {
    @Test
    void itsMedianIsThatOfAllAnglesToHalfAStep() {
        Random random = new Random(4);
        AngleHistogram all = new AngleHistogram();
        List<float[]> photos = new ArrayList<>();
        for (int photo = 0; photo < 5; photo++) {
            float[] degrees = new float[1000 + photo];
            for (int i = 0; i < degrees.length; i++) {
                degrees[i] = (float) Math.min(180, Math.abs(20 * random.nextGaussian()));
            }
            photos.add(degrees);
            AngleHistogram one = new AngleHistogram();
            one.add(degrees);
            all.add(AngleHistogram.parse(one.text())); // as a run that goes on reads it
        }
        assertThat(all.median()).isCloseTo(NormalStatistics.of(photos).median(), within(.005));
    }

    @Test
    void theEndsOfTheCircleAndNothingAtAllAreFine() {
        AngleHistogram histogram = new AngleHistogram();
        assertThat(histogram.median()).isNaN();
        histogram.add(new float[] {180});
        assertThat(AngleHistogram.parse(histogram.text()).median()).isCloseTo(180, within(.01));
        AngleHistogram zero = new AngleHistogram();
        zero.add(new float[] {0, 0, 0});
        assertThat(zero.median()).isCloseTo(0, within(.01));
    }

    @Test
    void damagedTextIsRefused() {
        assertThatThrownBy(() -> AngleHistogram.parse("%%%")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> AngleHistogram.parse("AAAA")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> AngleHistogram.parse("")).isInstanceOf(InputException.class);
    }
}
