package org.diception.output;

import java.util.List;
import org.diception.Spread;
import org.diception.image.Planes;
import org.diception.image.PngWriter;

/** How far several samples lie apart: a picture for eyes and the numbers as a 16-bit PNG. */
final class SpreadFiles {
    private SpreadFiles() {}

    /** None for an answer to one seed. */
    static List<OutputFile> of(Answer answer, String pictureEnd, String numbersEnd) {
        return answer.prediction().spread().map(spread -> List.of(
                OutputFile.png(pictureEnd,
                        "black: all samples agree, white: " + spread.largest() + " of " + spread.convention(),
                        PngWriter.rgb(spread.preview())),
                numbers(spread).png16(numbersEnd))).orElse(List.of());
    }

    static List<OutputFile> npy(Answer answer, String end) {
        return answer.prediction().spread().map(spread -> numbers(spread).npy(end)).stream().toList();
    }

    private static Numbers numbers(Spread spread) {
        Planes values = spread.values();
        return new Numbers(values, 0, spread.most(), spread.convention());
    }
}
