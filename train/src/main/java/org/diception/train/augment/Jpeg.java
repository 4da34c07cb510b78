package org.diception.train.augment;

import java.util.Random;
import org.diception.image.ImageFile;
import org.diception.image.JpegWriter;
import org.diception.train.datasets.Sample;

/**
 * Blocks and ringing: the photo through a JPEG file and back. The truth does not change.
 *
 * @param least lowest quality that is drawn, 1 to 100 on the scale of the Independent JPEG Group
 * @param most highest quality
 */
public record Jpeg(int least, int most) implements Augmentation {
    public Jpeg {
        if (least < 1 || most > 100 || least > most) {
            throw new IllegalArgumentException("JPEG qualities from " + least + " to " + most
                    + ", wanted within 1 to 100");
        }
    }

    @Override
    public Sample apply(Sample sample, Random random) {
        int quality = least + random.nextInt(most - least + 1);
        return sample.with(ImageFile.read(JpegWriter.bytes(sample.photo(), quality), sample.name()));
    }
}
