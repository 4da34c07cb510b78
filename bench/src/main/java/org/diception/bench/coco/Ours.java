package org.diception.bench.coco;

import java.nio.file.Path;
import java.util.List;
import org.diception.bench.ProcessorTime;
import org.diception.readout.CocoRle;
import org.diception.train.coco.CocoEvaluation;
import org.diception.train.coco.CocoFound;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoProblems;
import org.diception.train.coco.CocoReader;
import org.diception.train.coco.CocoScores;
import org.diception.train.coco.CocoTruths;

/** What this project needed and found on the same files. */
record Ours(Cost time, CocoScores scores) {
    static Ours run(Path folder, boolean byClass, int threads) {
        CocoKind<CocoRle> kind = CocoKind.masks();
        Path truthFile = folder.resolve("truth.json");
        Path resultsFile = folder.resolve("results.json");
        double cpu = ProcessorTime.ofProcess();
        double start = Cost.clock();
        CocoTruths<CocoRle> truths = CocoReader.truths(truthFile, kind, CocoProblems.refuse(truthFile));
        List<CocoFound<CocoRle>> found =
                CocoReader.results(resultsFile, kind, truths, CocoProblems.refuse(resultsFile));
        double read = Cost.clock();
        CocoScores scores = new CocoEvaluation<>(kind, byClass, threads).score(truths, found);
        scores.numbers();
        return new Ours(new Cost(read - start, Cost.clock() - read, ProcessorTime.ofProcess() - cpu), scores);
    }

    /** The largest difference between any of the numbers, curves included. */
    double difference(Peer peer) {
        double[] numbers = scores.numbers().values().stream().mapToDouble(Double::doubleValue).toArray();
        double curves = Math.max(difference(scores.precision(), peer.precision()),
                difference(scores.recall(), peer.recall()));
        return Math.max(curves, difference(numbers, peer.numbers()));
    }

    private static double difference(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            throw new IllegalStateException(ours.length + " numbers against " + theirs.length);
        }
        double most = 0;
        for (int i = 0; i < ours.length; i++) {
            most = Math.max(most, Math.abs(ours[i] - theirs[i]));
        }
        return most;
    }
}
