package org.diception.train.fewshot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.FirstOf;
import org.diception.train.datasets.PairFolder;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;
import org.diception.train.run.PictureRows;

/** Held-out scenes for eyes: photo, truth, and what each method answers after it has seen the most images. */
final class StudySheet {
    private final StudyReport report;

    StudySheet(StudyReport report) {
        this.report = report;
    }

    /** Empty before the first task has a run of each method. */
    Optional<RgbImage> picture() {
        PictureRows rows = new PictureRows();
        int tasks = 0;
        for (SceneTask task : report.baselines().keySet()) {
            List<StudyRun> runs = report.results().keySet().stream()
                    .filter(run -> run.task() == task && run.seed() == 1
                            && run.images() == report.recipe().mostImages())
                    .toList();
            if (runs.size() == report.recipe().methods().size()) {
                add(rows, task, runs);
                tasks++;
            }
        }
        return tasks == 0 ? Optional.empty() : Optional.of(rows.page());
    }

    private void add(PictureRows rows, SceneTask task, List<StudyRun> runs) {
        String title = task + ", " + report.recipe().mostImages() + " images: photo, truth, "
                + runs.stream().map(StudyRun::method).collect(Collectors.joining(", "));
        DataSet heldOut = new FirstOf(new PairFolder(report.pairs().heldOut(task), task.prompt()),
                Math.min(StudyRun.PICTURES, report.recipe().heldOut()));
        for (int i = 0; i < heldOut.size(); i++) {
            Sample sample = heldOut.sample(i);
            List<RgbImage> pictures = new ArrayList<>(List.of(
                    sample.photo(), sample.need(TruePicture.class).picture()));
            for (StudyRun run : runs) {
                Path answer = run.folder().resolve("answers").resolve(sample.name());
                if (Files.exists(answer)) {
                    pictures.add(ImageFile.read(answer));
                }
            }
            rows.add(title, pictures);
        }
    }
}
