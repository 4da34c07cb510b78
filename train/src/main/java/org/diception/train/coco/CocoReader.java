package org.diception.train.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.io.Json;

/**
 * Reads truth and results files of COCO's layout, entry by entry. An entry that cannot be used (runs that do
 * not fill the picture, a polygon of two points, an unknown image or class, a number that is none, a mask of
 * another size than its image, an id twice) is handed to {@link CocoProblems}; none becomes a number in
 * silence.
 */
public final class CocoReader {
    private CocoReader() {
    }

    /**
     * Reads a truth file: {@code images}, {@code categories} and {@code annotations}, in any order.
     *
     * @throws InputException naming the file, if it is of another layout or has an image or class twice
     */
    public static <S> CocoTruths<S> truths(Path file, CocoKind<S> kind, CocoProblems problems) {
        return Json.stream(file, json -> new TruthFile<>(file, kind, problems).read(json));
    }

    /**
     * Reads a results file: a list of objects with {@code image_id}, {@code category_id}, {@code score} and
     * what is compared.
     *
     * @param truths what the results are about
     * @throws InputException naming the file, if it is not of that layout
     */
    public static <S> List<CocoFound<S>> results(
            Path file, CocoKind<S> kind, CocoTruths<?> truths, CocoProblems problems) {
        CocoIndex index = new CocoIndex(truths.images(), truths.categories());
        return Json.stream(file, json -> results(json, file, kind, index, problems));
    }

    private static <S> List<CocoFound<S>> results(JsonParser json, Path file, CocoKind<S> kind,
            CocoIndex index, CocoProblems problems) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new InputException(file + ": a results file is a list of objects; is it the truth?");
        }
        List<CocoFound<S>> found = new ArrayList<>();
        boolean boxed = false;
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            RawObject raw = RawObject.read(json);
            boxed = i == 0 ? raw.hasBox() : boxed;
            try {
                CocoImage image = index.image(raw.image());
                index.checkCategory(raw.category());
                S shape = kind.shape(raw, image);
                found.add(new CocoFound<>(
                        image.id(), raw.category(), raw.score(), kind.area(raw, shape, boxed), shape));
            } catch (InputException e) {
                problems.add("result " + i, e.getMessage());
            }
        }
        return found;
    }
}
