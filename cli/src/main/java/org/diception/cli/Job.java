package org.diception.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.Question;

/**
 * A photo and what is asked about it.
 *
 * @param photo the file
 * @param below folders between the folder that was given and the photo; empty for a file that was given
 *     itself
 * @param questions empty means those of the command line
 */
record Job(Path photo, Path below, List<Question> questions) {
    static Job of(Path photo) {
        return new Job(photo, Path.of(""), List.of());
    }

    /** The same photo with the questions of the command line. */
    Job asking(List<Question> common) {
        return new Job(photo, below, common);
    }

    /** All questions about one photo that was named twice. */
    Job and(Job other) {
        Stream<Question> all = Stream.concat(questions.stream(), other.questions.stream());
        return new Job(photo, below, all.distinct().toList());
    }
}
