package org.diception.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.diception.Instances;
import org.diception.Mask;
import org.diception.Poses;
import org.diception.Prediction;
import org.diception.Question;

/**
 * What a run says: the path or the JSON of each answer on stdout, the rest on stderr. For use by one thread
 * at a time.
 */
final class Report {
    private final Terminal terminal;
    private final ProgressLine progress;
    private final boolean json;
    private int answered;
    private int skipped;
    private int failed;

    Report(Terminal terminal, ProgressLine progress, boolean json) {
        this.terminal = terminal;
        this.progress = progress;
        this.json = json;
    }

    void answered(Path photo, Prediction prediction, List<Path> files, long nanos) {
        answered++;
        if (!json) {
            say(files.get(0).toString());
            return;
        }
        ObjectNode line = line(photo.toString(), prediction.provenance().question());
        files.forEach(file -> line.withArray("files").add(file.toString()));
        line.put("seconds", Double.parseDouble(String.format(Locale.ROOT, "%.3f", nanos / 1e9)));
        if (prediction instanceof Mask mask) {
            line.put("score", mask.score()).put("area", mask.area());
        } else if (prediction instanceof Instances found) {
            line.put("instances", found.count());
        } else if (prediction instanceof Poses found) {
            line.put("people", found.people().size()).put("untyped_joints", found.untyped().size());
        }
        prediction.spread().ifPresent(spread -> line.put("agreement", spread.agreement()));
        say(line.toString());
    }

    /** A file about a photo as a whole. */
    void also(Path file) {
        say(json ? object().put("file", file.toString()).toString() : file.toString());
    }

    void skipped(Path photo, Question question) {
        skipped++;
        if (json) {
            say(line(photo.toString(), question).put("skipped", true).toString());
        }
    }

    void failure(String input, Throwable e) {
        failed++;
        String message = Failure.line(e);
        String complete = message.startsWith(input) ? message : input + ": " + message;
        if (json) {
            say(object().put("photo", input).put("error", complete).toString());
        }
        chat("diception: " + complete);
    }

    void warning(String text) {
        chat("diception: warning: " + text);
    }

    /** Sums up; 1 if anything failed. */
    int finish() {
        if (skipped > 0) {
            chat(answers(skipped) + " there already; --overwrite computes again");
        }
        if (failed > 0) {
            chat(failed + " failed, " + answers(answered) + " written");
        }
        return failed > 0 ? Failure.FAILED : 0;
    }

    private static String answers(int count) {
        return count == 1 ? "1 answer" : count + " answers";
    }

    private static ObjectNode line(String photo, Question question) {
        return object().put("photo", photo).put("task", question.task().name())
                .put("prompt", question.prompt());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void say(String text) {
        progress.above(() -> terminal.out().println(text));
    }

    private void chat(String text) {
        progress.above(() -> terminal.err().println(text));
    }
}
