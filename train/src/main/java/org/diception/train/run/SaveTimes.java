package org.diception.train.run;

/** When the next checkpoint is due: after so many steps, or after so much time. */
final class SaveTimes {
    private final Watch watch;
    private long saved = System.nanoTime();

    SaveTimes(Watch watch) {
        this.watch = watch;
    }

    /** Whether to save after a step; the time counts from the last yes. */
    boolean due(long step) {
        boolean due = watch.saveSteps() > 0 && step % watch.saveSteps() == 0
                || System.nanoTime() - saved >= watch.saveEvery().toNanos();
        if (due) {
            saved = System.nanoTime();
        }
        return due;
    }
}
