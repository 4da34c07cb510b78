package org.diception.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.diception.io.Json;
import org.diception.io.SafetensorsFile;
import org.diception.nn.Tensors;

/** A file of reference tensors with the tolerance that each of them has. */
record Golden(String name, SafetensorsFile file) implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("diception.goldens"));

    static Golden open(String name) {
        return new Golden(name, SafetensorsFile.open(path(name)));
    }

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static JsonNode json(String name) {
        return Json.read(path(name), IllegalStateException::new);
    }

    /** Rows of ids. */
    int[][] ids(String tensor) {
        int width = (int) file.shape(tensor)[1];
        long[] all = file.longs(tensor);
        int[][] rows = new int[all.length / width][width];
        for (int i = 0; i < all.length; i++) {
            rows[i / width][i % width] = Math.toIntExact(all[i]);
        }
        return rows;
    }

    void matches(String tensor, Tensor actual) {
        assertThat(Tensors.shape(actual)).as(tensor).isEqualTo(file.shape(tensor));
        float[] wanted = file.floats(tensor);
        float[] values = Tensors.toArray(actual);
        double worst = 0;
        for (int i = 0; i < wanted.length; i++) {
            worst = Math.max(worst, Math.abs((double) wanted[i] - values[i]));
            assertThat(values[i]).as("%s[%d]", tensor, i).isNotNaN();
        }
        assertThat(worst).as(tensor).isCloseTo(0, within(tolerance(tensor)));
    }

    private double tolerance(String tensor) {
        JsonNode one = json("tolerances.json").get("files").get(name).get(tensor);
        return one.get("suggested_atol").doubleValue();
    }

    @Override
    public void close() {
        file.close();
    }
}
