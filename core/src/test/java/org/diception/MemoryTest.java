package org.diception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.Test;

@NeedsGoldens
class MemoryTest {
    /** The Java heap moves by this much on its own. */
    private static final long NOISE_KB = 48 << 10;

    @Test
    void twoHundredPredictionsLeaveNoNativeObjectBehindAndTheProcessStopsGrowing() throws IOException {
        RgbImage photo = TinyModel.photo();
        Request quick = Request.defaults().withSteps(1).withGuidance(2);
        try (Diception model = TinyModel.load()) {
            predict(model, photo, quick, 60);
            long resident = residentKb(); // collects first
            long objects = Pointer.totalCount();
            predict(model, photo, quick, 140);
            // the collector may free what other tests left meanwhile
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(objects);
            assertThat(residentKb()).isLessThan(resident + NOISE_KB);
        }
    }

    @Test
    void aClosedModelLeavesNoNativeObjectBehind() {
        TinyModel.load().close(); // what libtorch itself keeps
        long objects = Pointer.totalCount();
        TinyModel.load().close();
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(objects); // as above
    }

    private static void predict(Diception model, RgbImage photo, Request request, int times) {
        for (int i = 0; i < times; i++) {
            Task task = Task.all().get(i % Task.all().size());
            model.open(photo).predict(TinyModel.question(task), request);
        }
    }

    private static long residentKb() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow();
    }
}
