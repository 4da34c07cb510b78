package org.diception.bench.coco;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench coco DIR}. */
@Command(
        name = "coco",
        description = "Evaluate a set of val2017's size beside pycocotools, in turns.",
        mixinStandardHelpOptions = true)
public final class CocoCommand implements Callable<Integer> {
    /** Larger differences are errors; sums of equal numbers in another order would stay below. */
    private static final double EQUAL = 1e-12;

    @Parameters(paramLabel = "DIR", description = "Where the set is; made by a seed if it is not there.")
    private Path folder;

    @Option(names = "--python", defaultValue = "python3", paramLabel = "COMMAND",
            description = "A Python with pycocotools. Default: ${DEFAULT-VALUE}.")
    private String python;

    @Option(names = "--rounds", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--threads", defaultValue = "1", description = "Of ours. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--class-agnostic", description = "All classes are one, as useCats = 0.")
    private boolean classAgnostic;

    @Override
    public Integer call() throws Exception {
        if (!Files.exists(folder.resolve("results.json"))) {
            Files.createDirectories(folder);
            SyntheticCoco.VAL2017.write(folder);
            System.out.println("wrote " + folder + "; start again, so that Java is measured cold");
            return 0;
        }
        System.out.println("ours with " + threads + " threads, pycocotools " + Peer.versions(python));
        double difference = 0;
        for (int round = 1; round <= rounds; round++) {
            Ours ours = Ours.run(folder, !classAgnostic, threads);
            Peer peer = Peer.run(python, folder, !classAgnostic);
            difference = Math.max(difference, ours.difference(peer));
            System.out.println(line(round, ours, peer));
            if (round == rounds) {
                ours.scores().numbers().forEach((name, value) ->
                        System.out.printf(Locale.ROOT, "%-10s %.4f%n", name, value));
            }
        }
        System.out.println("largest difference of any number or point of a curve: " + difference);
        return difference < EQUAL ? 0 : 1;
    }

    private static String line(int round, Ours ours, Peer peer) {
        return String.format(Locale.ROOT, "round %d: ours %s, pycocotools %s; %.1f times as fast by the"
                + " clock, %.1f times by CPU", round, ours.time(), peer.time(),
                peer.time().wall() / ours.time().wall(), peer.time().cpu() / ours.time().cpu());
    }
}
