package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.diception.Compatibility;
import org.diception.InputException;
import org.diception.Prediction;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.Task;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.output.Answer;
import org.diception.output.Format;
import org.diception.output.Kind;
import org.diception.output.MetaFile;
import org.diception.output.ResultFiles;
import org.diception.readout.OfficialPicture;

/** The answers on disk: what is there already is not computed again. */
record ResultStore(boolean overwrite, ResultFiles files, ResultNames names) {
    /**
     * What is open, and normals first where a point cloud wants them, even if they are there: a cloud takes
     * those that were painted in the same run.
     */
    List<Question> withNormals(List<Question> open, List<Question> there) {
        boolean cloud = files.formats(Kind.DEPTH).contains(Format.PLY)
                && open.stream().anyMatch(question -> kind(question) == Kind.DEPTH);
        if (!cloud) {
            return open;
        }
        Stream<Question> normals = there.stream().filter(question -> kind(question) == Kind.NORMALS);
        return Stream.concat(normals, open.stream())
                .sorted(Comparator.comparing(question -> kind(question) != Kind.NORMALS)).toList();
    }

    /**
     * Whether the answer is there, about this very photo, with these settings and in these formats.
     *
     * @throws InputException if an answer about another photo is there under that name
     */
    boolean has(PhotoFile photo, Question question, Provenance provenance) {
        Path base = names.base(photo.path(), question);
        if (overwrite || !Files.exists(ResultFiles.meta(base))) {
            return false;
        }
        JsonNode known = ResultFiles.readMeta(base);
        if (!known.path("photo").path("sha256").asText().equals(photo.sha256())) {
            throw new InputException(photo.path() + ": " + ResultFiles.meta(base)
                    + " belongs to another photo or an earlier state of"
                    + " this one; use --overwrite, or another folder with -o");
        }
        return files.isCoveredBy(known, kind(question))
                && known.path("settings").toString().equals(MetaFile.settings(provenance));
    }

    /**
     * Writes all files of an answer; the preview is the first. Under an official compatibility there is also
     * the picture that the script would have saved.
     */
    List<Path> write(PhotoFile photo, Answer answer) {
        Prediction prediction = answer.prediction();
        Path base = names.base(photo.path(), prediction.provenance().question());
        if (prediction.provenance().compatibility() != Compatibility.NONE) {
            PngWriter.rgb(official(answer.photo().picture(), prediction))
                    .write(base.resolveSibling(base.getFileName() + ".official.png"));
        }
        return files.write(answer, base);
    }

    private static Kind kind(Question question) {
        return Kind.of(question.task().readOut());
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
