package org.diception.train.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
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
    private static final int TITLE = 18;
    private static final int CLICK = 5;
    private static final int GAP = 4;

    private record Row(String prompt, List<RgbImage> pictures) {}

    private final ModelAnswers answers;
    private final List<Row> rows = new ArrayList<>();

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
                    rows.add(new Row(sample.prompt(), List.of(
                            withClicks(photo, sample), decode(sample.answer().unsqueeze(0)),
                            decode(answers.answer(sample, i)))));
                }
            }
        }
        return page();
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

    private RgbImage page() {
        if (rows.isEmpty()) {
            return RgbImage.black(1, 1);
        }
        RgbImage first = rows.get(0).pictures().get(0);
        int width = 3 * (first.width() + GAP);
        int step = first.height() + TITLE + GAP;
        BufferedImage page = new BufferedImage(width, rows.size() * step, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.BLACK);
        for (int i = 0; i < rows.size(); i++) {
            pen.drawString(rows.get(i).prompt(), 2, i * step + TITLE - GAP);
            for (int k = 0; k < 3; k++) {
                pen.drawImage(rows.get(i).pictures().get(k).toBufferedImage(),
                        k * (first.width() + GAP), i * step + TITLE, null);
            }
        }
        pen.dispose();
        return RgbImage.of(page);
    }
}
