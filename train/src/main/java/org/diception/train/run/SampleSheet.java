package org.diception.train.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;
import org.diception.model.PointEncoder;
import org.diception.train.data.LatentPool;
import org.diception.train.data.LatentSample;

/**
 * Held-out samples for eyes: in each row photo, truth and answer, under the prompt that was asked; clicks are
 * circles. All three have passed the autoencoder, so that the truth is the best that could be answered.
 */
final class SampleSheet {
    private static final int CLICK = 5;

    private final ModelAnswers answers;
    private final PictureRows rows = new PictureRows();

    SampleSheet(ModelAnswers answers) {
        this.answers = answers;
    }

    /** Asks for so many samples of each task. */
    RgbImage draw(LatentPool pool, int ofEach) {
        for (String task : pool.tasks()) {
            for (int i = 0; i < pool.countHeldOut(task, ofEach); i++) {
                try (PointerScope scope = new PointerScope()) {
                    LatentSample sample = pool.heldOut(task, i, 1).get(0);
                    RgbImage photo = decode(sample.photo().unsqueeze(0));
                    rows.add(sample.prompt(), List.of(
                            withClicks(photo, sample), decode(sample.answer().unsqueeze(0)),
                            decode(answers.answer(sample, i))));
                }
            }
        }
        return rows.page();
    }

    private RgbImage decode(Tensor latent) {
        return answers.picture(latent).toRgb(Rounding.NEAREST);
    }

    private static RgbImage withClicks(RgbImage photo, LatentSample sample) {
        BufferedImage picture = photo.toBufferedImage();
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        for (int i = 0; i < PointEncoder.SLOTS; i++) {
            if (sample.labels()[i] > 0) {
                int x = Math.round(sample.points()[2 * i] * photo.width());
                int y = Math.round(sample.points()[2 * i + 1] * photo.height());
                pen.drawOval(x - CLICK, y - CLICK, 2 * CLICK, 2 * CLICK);
            }
        }
        pen.dispose();
        return RgbImage.of(picture);
    }
}
