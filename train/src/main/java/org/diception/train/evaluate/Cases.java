package org.diception.train.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.diception.InputException;
import org.diception.image.JpegWriter;

/**
 * The best and the worst samples of each row, as pictures in a folder: photo, truth, answer. A sample that
 * better or worse ones push out loses its picture; a run that goes on finds those of the run before. For use
 * by one thread.
 */
final class Cases {
    /** How many of either end are shown. */
    static final int SHOWN = 4;
    private static final int HEIGHT = 192;
    private static final int QUALITY = 85;

    private final Path folder;
    private final ResultLog log;

    Cases(Path folder, ResultLog log) {
        this.folder = folder;
        this.log = log;
    }

    /** Keeps a sample's pictures, after it was logged, if it is among the best or worst now. */
    void offer(Row row, String sample, Verdict verdict) {
        List<String> ordered = ordered(row);
        int place = ordered.indexOf(sample);
        if (place < 0 || place >= SHOWN && place < ordered.size() - SHOWN) {
            return;
        }
        JpegWriter.write(file(row, sample), Pictures.row(verdict.pictures().get(), HEIGHT), QUALITY);
        if (ordered.size() > 2 * SHOWN) { // it pushed one out, at its own end
            delete(file(row, ordered.get(place < SHOWN ? SHOWN : ordered.size() - 1 - SHOWN)));
        }
    }

    /** The best ones, the best first; those whose pictures are there. */
    List<Outcome.Case> best(Row row) {
        List<String> ordered = ordered(row);
        return cases(row, ordered.subList(0, Math.min(SHOWN, ordered.size())));
    }

    /** The worst ones, the worst first, none of which is among the best. */
    List<Outcome.Case> worst(Row row) {
        List<String> ordered = ordered(row);
        int from = Math.max(Math.min(SHOWN, ordered.size()), ordered.size() - SHOWN);
        List<String> worst = new ArrayList<>(ordered.subList(from, ordered.size()));
        Collections.reverse(worst);
        return cases(row, worst);
    }

    private List<Outcome.Case> cases(Row row, List<String> samples) {
        return samples.stream()
                .map(name -> new Outcome.Case(name, log.row(row.key()).get(name).goodness(), file(row, name)))
                .filter(one -> Files.exists(one.picture())).toList();
    }

    /** Names of the samples that can be ordered, the best first. */
    private List<String> ordered(Row row) {
        return log.row(row.key()).entrySet().stream()
                .filter(entry -> !Double.isNaN(entry.getValue().goodness()))
                .sorted(Comparator.<Map.Entry<String, ResultLog.Entry>>comparingDouble(
                        entry -> -entry.getValue().goodness()).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).toList();
    }

    private Path file(Row row, String sample) {
        return folder.resolve(Hashes.sha256(row.key() + "\n" + sample).substring(0, 16) + ".jpg");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be deleted (" + e + ")", e);
        }
    }
}
