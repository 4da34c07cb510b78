package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import org.diception.Region;
import org.diception.image.PngWriter;

/** A PNG of the photo's size for each thing: 255 inside, 0 outside, 8-bit grey. */
final class MaskFiles {
    private MaskFiles() {}

    static List<OutputFile> of(Answer answer, String stem) {
        List<OutputFile> files = new ArrayList<>();
        for (Thing thing : Thing.of(answer.prediction())) {
            String meaning = "mask of thing " + thing.number() + ": 255 inside, 0 outside";
            files.add(new OutputFile(stem + thing.suffix() + ".png", meaning,
                    out -> png(thing.region()).text("Description", meaning).writeTo(out)));
        }
        return files;
    }

    private static PngWriter png(Region region) {
        boolean[] inside = region.toArray();
        byte[] grey = new byte[inside.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (inside[i] ? 255 : 0);
        }
        return PngWriter.grey(region.width(), region.height(), grey);
    }
}
