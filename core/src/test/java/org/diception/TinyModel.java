package org.diception;

import java.nio.file.Path;
import org.diception.golden.Goldens;
import org.diception.image.RgbImage;

/** The reference's model of random weights: small enough to answer in milliseconds. */
final class TinyModel {
    static final int SIDE = 64;

    private TinyModel() {}

    static Diception load() {
        return load(Options.defaults());
    }

    static Diception load(Options options) {
        Path checkpoint = Goldens.path("ckpt").resolve("DICEPTION_tiny_f32.pth");
        return Diception.load(Goldens.path("model"), options.withCheckpoint(checkpoint).withSize(SIDE, SIDE));
    }

    /** A question of each kind. */
    static Question question(Task task) {
        return switch (task.asks()) {
            case NOTHING -> task.question();
            case POINTS -> task.at(Point.at(20, 10), Point.normalised(0.5, 0.5));
            case CLASS -> task.named("person");
        };
    }

    /** A photo of the reference that is neither square nor of the working size. */
    static RgbImage photo() {
        return Images.read(Goldens.path("cli/data/img0.png"));
    }

    static RgbImage otherPhoto() {
        return Images.read(Goldens.path("cli/data/img1.png"));
    }
}
