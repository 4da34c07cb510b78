package org.diception.train.run;

import org.diception.train.StepReport;

/** Is told how a run goes, on the thread that trains. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {
        @Override
        public void say(String line) {
            // nobody listens
        }

        @Override
        public void stepped(StepReport report, long of, double perSecond) {
            // nobody listens
        }
    };

    /** A line for people. */
    void say(String line);

    /**
     * After each step.
     *
     * @param of steps of the whole run
     * @param perSecond steps, over the last minute or so
     */
    void stepped(StepReport report, long of, double perSecond);
}
