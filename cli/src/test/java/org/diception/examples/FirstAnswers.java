package org.diception.examples;

import java.nio.file.Path;
import org.diception.DepthMap;
import org.diception.Diception;
import org.diception.Mask;
import org.diception.OpenImage;
import org.diception.Photo;
import org.diception.Point;
import org.diception.Prediction;
import org.diception.Request;
import org.diception.Task;
import org.diception.output.Answer;
import org.diception.output.Format;
import org.diception.output.ResultFiles;

/** The first lines of Java in README.md, which shows what stands between the two marks. */
final class FirstAnswers {
    private FirstAnswers() {}

    /** Asks three questions about a photo of a cup and writes two of the answers into a folder. */
    static String about(Path photo, Path folder) {
        // README begins
        try (Diception model = Diception.nano()) { // or Diception.load(Path.of("models/sd3"))
            Photo shot = Photo.read(photo); // upright, with its focal length if the camera wrote it
            OpenImage image = model.open(shot.picture()); // encoded once for all questions

            DepthMap depth = image.depth();
            float near = depth.at(290, 120); // 1 is the nearest thing of the photo, 0 the farthest
            ResultFiles.standard().and(Format.PLY).write(Answer.of(depth, shot), folder.resolve("depth"));

            Mask cup = image.segment(Point.at(290, 120)); // x to the right, y down, in pixels
            int pixels = cup.area();

            Request other = Request.defaults().withSteps(4).withSeed(7);
            Prediction people = image.predict(Task.SEMANTIC.named("person"), other);
            ResultFiles.only(Format.COCO, Format.CUTOUTS)
                    .write(Answer.of(people, shot), folder.resolve("people"));

            return near + " near, a cup of " + pixels + " pixels, " + people.convention();
        }
        // README ends
    }
}
