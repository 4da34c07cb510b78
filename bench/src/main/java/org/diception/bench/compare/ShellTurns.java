package org.diception.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diception.Question;
import org.diception.bench.Documents;
import org.diception.pipeline.ModelFolder;

/**
 * Both programs from the start of their process to its end, in turns: ours writes all result files, the other
 * one its pictures as an array.
 */
record ShellTurns(
        ModelFolder folder, Path photo, Formats formats, PeerOptions peer, Turns turns) {
    /** Asks the first so many of the six questions; the other side takes them in one batch. */
    Turns.Pair run(Inputs inputs, int questions) {
        List<Question> asked = Inputs.SIX.subList(0, questions);
        var took = new Turns.Pair();
        ProcessBuilder ours = new ProcessBuilder(ours(inputs, asked));
        ProcessBuilder theirs = PeerProcess.plain(new ProcessBuilder(theirs(inputs, asked)));
        ours.environment().put("OMP_NUM_THREADS", "" + peer.threads());
        for (int round = -turns.warmUps(); round < turns.rounds(); round++) {
            Took our = ShellRun.of(ours);
            Took their = ShellRun.of(theirs);
            turns.progress().accept("from the shell: ours " + our + ", theirs " + their);
            if (round >= 0) {
                took.ours().add(our);
                took.theirs().add(their);
            }
        }
        return took;
    }

    private List<String> ours(Inputs inputs, List<Question> asked) {
        int side = inputs.photo().width();
        List<String> command = new ArrayList<>(List.of(Documents.root().resolve("diception").toString(),
                "predict", photo.toString(), "--model", folder.root().toString(),
                "--precision", formats.ours().toString(), "--threads", "" + peer.threads(),
                "--size", "" + side, "--steps", "1", "--guidance", "1", "--overwrite",
                "-o", inputs.folder().resolve("out").toString(),
                "--task", String.join(",", asked.stream().map(question -> question.task().name()).toList())));
        asked.forEach(question -> command.addAll(switch (question.task().asks()) {
            case NOTHING -> List.of();
            case CLASS -> List.of("--class", question.className());
            case POINTS -> List.of("--point", "0.5,0.5", "--normalised");
        }));
        return command;
    }

    private List<String> theirs(Inputs inputs, List<Question> asked) {
        List<String> command = new ArrayList<>(peer.command());
        try {
            command.add(PeerProcess.request("load", Map.of("model", folder.root().toString(), "precision",
                    formats.theirs().toString(), "threads", peer.threads())));
            command.add(PeerProcess.request("answer", PeerSide.answering(inputs, photo, asked, true)));
        } catch (IOException e) {
            throw new IllegalStateException("maps of strings and numbers become JSON", e);
        }
        return command;
    }
}
