package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.diception.Images;
import org.diception.Photo;
import org.diception.Question;
import org.diception.image.PngWriter;
import org.diception.output.ContactSheet;
import org.diception.output.Kind;
import org.diception.output.ResultFiles;

/**
 * One page for each photo, made of the pictures on disk, so that answers which were there already are on it.
 */
record Sheets(ResultNames names) {
    static final String END = ".sheet.png";

    /** Whether the page is there and no answer on it is newer. */
    boolean has(PhotoFile photo, List<Question> questions) {
        Path page = page(photo);
        return Files.exists(page) && questions.stream()
                .map(question -> ResultFiles.meta(names.base(photo.path(), question)).toFile().lastModified())
                .allMatch(written -> written <= page.toFile().lastModified());
    }

    /** Writes the page; questions that could not be answered are not on it. */
    Path write(PhotoFile file, Photo photo, List<Question> questions) {
        ContactSheet sheet = new ContactSheet(photo.file());
        sheet.add(photo.picture(), "photo");
        for (Question question : questions) {
            Path base = names.base(file.path(), question);
            if (Files.exists(ResultFiles.meta(base))) {
                sheet.add(Images.read(ResultFiles.picture(base, Kind.of(question.task().readOut()))),
                        caption(question, ResultFiles.readMeta(base)));
                ResultFiles.spread(base).ifPresent(spread ->
                        sheet.add(Images.read(spread), name(question) + ": spread"));
            }
        }
        Path page = page(file);
        PngWriter.rgb(sheet.page()).write(page);
        return page;
    }

    private Path page(PhotoFile photo) {
        Path base = names.photo(photo.path());
        return base.resolveSibling(base.getFileName() + END);
    }

    private static String name(Question question) {
        return (question.task() + " " + question.className()).strip();
    }

    private static String caption(Question question, JsonNode meta) {
        String colours = meta.path("outputs").path("settings").path("colour_map").asText();
        return name(question) + switch (Kind.of(question.task().readOut())) {
            case DEPTH -> ": " + (colours.equals("spectral") ? "red far, blue near" : colours);
            case INSTANCES -> ": " + meta.path("instances").size() + " found";
            case POSES -> ": people " + meta.path("people").size() + ", other joints "
                    + meta.path("untyped_joints").size();
            case MASK -> String.format(Locale.ROOT, ": score %.2f", meta.path("score").asDouble());
            case NORMALS, PAINTING -> "";
        };
    }
}
