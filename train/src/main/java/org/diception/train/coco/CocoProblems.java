package org.diception.train.coco;

import java.nio.file.Path;
import org.diception.InputException;

/** Told of each entry of a file that cannot be used; if it returns, the entry is left out. */
@FunctionalInterface
public interface CocoProblems {
    /**
     * @param entry such as {@code annotation 17}
     * @param cause what is wrong with it
     */
    void add(String entry, String cause);

    /** Nothing is left out: the first entry that cannot be used ends the reading. */
    static CocoProblems refuse(Path file) {
        return (entry, cause) -> {
            throw new InputException(file + ": " + entry + ": " + cause);
        };
    }
}
