package org.diception.train.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** What is finished of a study, for people and programs. */
public interface StudyOutcome {
    /** Whether no run is missing. */
    boolean complete();

    /** Everything, for programs. */
    ObjectNode json();

    /** The tables, line by line. */
    List<String> markdown();

    /** Writes report and plots into the study's folder. */
    void write();

    /**
     * Writes tables between the marks of a Markdown page, and plots into images/ beside it.
     *
     * @param name of the recipe, without its end
     */
    void publish(Path page, String name);
}
