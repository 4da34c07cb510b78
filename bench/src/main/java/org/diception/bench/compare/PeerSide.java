package org.diception.bench.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Question;
import org.diception.io.Npy;

/** The official stack with its model in memory. */
final class PeerSide implements Side {
    private final PeerProcess process;
    private final Inputs inputs;
    private final Path photo;

    PeerSide(PeerProcess process, Inputs inputs, Path photo) {
        this.process = process;
        this.inputs = inputs;
        this.photo = photo;
    }

    @Override
    public Took run(Stage stage) {
        return Took.of(switch (stage) {
            case ENCODE -> process.ask("encode", Map.of("photo", inputs.file("photo"), "out", out(stage)));
            case DECODE -> process.ask("decode", Map.of("latent", inputs.file("latent"), "out", out(stage)));
            case TRANSFORMER -> process.ask("denoise", denoising(stage, 1, 1));
            case GUIDED -> process.ask("denoise", denoising(stage, Stage.GUIDED_STEPS, 2));
            case ANSWER -> process.ask("answer", answering(1, false));
            case SIX -> process.ask("answer", answering(Inputs.SIX.size(), false));
            case SIX_TOGETHER -> process.ask("answer", answering(Inputs.SIX.size(), true));
        });
    }

    private Map<String, Object> denoising(Stage stage, int steps, double guidance) {
        Map<String, Object> arguments = questions(Inputs.SIX.subList(0, 1));
        arguments.putAll(Map.of("latent", inputs.file("latent"), "noise", inputs.file("noise"),
                "steps", steps, "guidance", guidance, "out", out(stage)));
        return arguments;
    }

    private Map<String, Object> answering(int count, boolean together) {
        return answering(inputs, photo, Inputs.SIX.subList(0, count), together);
    }

    /** What asks for pictures of a photo's file. */
    static Map<String, Object> answering(
            Inputs inputs, Path photo, List<Question> asked, boolean together) {
        Map<String, Object> arguments = questions(asked);
        arguments.putAll(Map.of("photo", photo.toString(), "side", inputs.photo().width(),
                "noise", inputs.file("noise"), "together", together, "out", inputs.file("pictures")));
        return arguments;
    }

    private static Map<String, Object> questions(List<Question> asked) {
        List<List<List<Double>>> points = new ArrayList<>();
        asked.forEach(question -> points.add(
                question.points().stream().map(point -> List.of(point.x(), point.y())).toList()));
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("prompts", asked.stream().map(Question::prompt).toList());
        arguments.put("points", points);
        return arguments;
    }

    private String out(Stage stage) {
        return inputs.file("theirs-" + stage);
    }

    /** What the last run of a stage of the networks wrote. */
    Optional<float[]> result(Stage stage) {
        Path file = Path.of(out(stage));
        return Files.exists(file) ? Optional.of(Npy.read(file).floats()) : Optional.empty();
    }
}
