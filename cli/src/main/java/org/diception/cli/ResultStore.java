package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.Compatibility;
import org.diception.InputException;
import org.diception.Prediction;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.ResultFiles;
import org.diception.Task;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.io.Json;
import org.diception.readout.OfficialPicture;

/** The answers on disk: what is there already is not computed again. */
record ResultStore(OutputOptions options, ResultNames names) {
    /**
     * Whether the answer is there, about this very photo and with these settings.
     *
     * @throws InputException if an answer about another photo is there under that name
     */
    boolean has(PhotoFile photo, Question question, Provenance provenance) {
        Path meta = ResultFiles.meta(names.base(photo.path(), question));
        if (options.overwrite || !Files.exists(meta)) {
            return false;
        }
        JsonNode known = Json.read(meta, InputException::new);
        if (!known.path("photo").path("sha256").asText().equals(photo.sha256())) {
            throw new InputException(photo.path() + ": " + meta
                    + " belongs to another photo or an earlier state of"
                    + " this one; use --overwrite, or another folder with -o");
        }
        boolean complete = !options.npy || known.path("files").has("npy");
        return complete && known.path("settings").toString().equals(ResultFiles.settings(provenance));
    }

    /**
     * Writes all files of an answer; the preview is the first. Under an official compatibility there is also
     * the picture that the script would have saved.
     */
    List<Path> write(PhotoFile photo, RgbImage image, Prediction prediction) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("file", photo.path().getFileName().toString());
        about.put("sha256", photo.sha256());
        Path base = names.base(photo.path(), prediction.provenance().question());
        if (prediction.provenance().compatibility() != Compatibility.NONE) {
            PngWriter.rgb(official(image, prediction))
                    .write(base.resolveSibling(base.getFileName() + ".official.png"));
        }
        return ResultFiles.write(prediction, base, options.npy, about);
    }

    private static RgbImage official(RgbImage photo, Prediction prediction) {
        Planes colours = prediction.painting().colours();
        Question question = prediction.provenance().question();
        boolean depth = question.task().equals(Task.DEPTH);
        if (prediction.provenance().compatibility() == Compatibility.OFFICIAL_SINGLE) {
            return OfficialPicture.single(photo, colours, depth);
        }
        List<double[]> points = question.points().stream()
                .map(point -> point.within(photo.width(), photo.height()))
                .map(point -> new double[] {point.x(), point.y()})
                .toList();
        return OfficialPicture.batch(photo, colours, depth, points);
    }
}
