package org.diception.train.study;

import org.diception.train.evaluate.Pace;

/** Told how a study goes. */
public interface StudyWatcher {
    /** A line for people. */
    void say(String line);

    /** How far it is, in steps of all runs together. */
    void at(Pace pace, String run);
}
