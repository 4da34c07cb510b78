package org.diception.cli;

import java.util.Locale;
import org.diception.train.StepReport;
import org.diception.train.run.Durations;
import org.diception.train.run.RunListener;

/** A training run on the terminal: its lines, and below them how far it is, how fast, and how long to go. */
final class TrainProgress implements RunListener {
    private static final long SHOWN_EVERY_NANOS = 200_000_000;

    private final Terminal terminal;
    private final StatusLine line;
    private long shown = System.nanoTime() - SHOWN_EVERY_NANOS;

    TrainProgress(Terminal terminal) {
        this.terminal = terminal;
        this.line = new StatusLine(terminal);
    }

    @Override
    public void say(String text) {
        line.clear();
        terminal.err().println(text);
    }

    @Override
    public void stepped(StepReport report, long of, double perSecond) {
        if (System.nanoTime() - shown < SHOWN_EVERY_NANOS) {
            return;
        }
        shown = System.nanoTime();
        line.show(report.step(), of, String.format(Locale.ROOT, "%s, %s, %s to go", loss(report),
                rate(perSecond), Durations.text((of - report.step()) / perSecond)));
    }

    /** The first steps of a run may be about photos alone. */
    private static String loss(StepReport report) {
        double velocity = report.losses().velocity();
        return velocity != 0 ? String.format(Locale.ROOT, "loss %.4f", velocity)
                : String.format(Locale.ROOT, "photo token loss %.4f", report.losses().photoTokens());
    }

    private static String rate(double perSecond) {
        return perSecond >= 1 ? String.format(Locale.ROOT, "%.1f steps/s", perSecond)
                : String.format(Locale.ROOT, "%.1f s/step", 1 / perSecond);
    }

    /** The line is no longer true. */
    void end() {
        line.clear();
    }
}
