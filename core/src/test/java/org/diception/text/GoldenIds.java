package org.diception.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diception.golden.Goldens;
import org.diception.io.SafetensorsFile;

/** Rows of token ids in a file of the reference. */
final class GoldenIds {
    private GoldenIds() {}

    static List<int[]> read(String name, String tensor) {
        try (SafetensorsFile file = SafetensorsFile.open(Goldens.path(name))) {
            int[] all = Arrays.stream(file.longs(tensor)).mapToInt(Math::toIntExact).toArray();
            int width = (int) file.shape(tensor)[1];
            return IntStream.range(0, all.length / width)
                    .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
                    .toList();
        }
    }
}
