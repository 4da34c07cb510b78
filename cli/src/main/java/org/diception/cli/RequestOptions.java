package org.diception.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diception.PhotoLatent;
import org.diception.Progress;
import org.diception.ReadOutSettings;
import org.diception.Request;
import org.diception.UsageException;
import picocli.CommandLine.Option;

/** How answers are computed: the options that all predicting commands share. */
final class RequestOptions {
    @Option(names = "--steps", paramLabel = "N",
            description = "Denoising steps, officially 28 or 1. Default: the model's own.")
    private Optional<Integer> steps = Optional.empty();

    @Option(names = "--guidance", paramLabel = "X",
            description = "Guidance; up to 1 is none, more doubles the work. Default: the model's own.")
    private Optional<Double> guidance = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the noise. Default: 42.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--samples", paramLabel = "K",
            description = "Draw K answers with K seeds and give one (median, mean, vote) with its spread.")
    private Optional<Integer> samples = Optional.empty();

    @Option(names = "--sample-latent",
            description = "Draw the photo's latent with the seed instead of taking its middle.")
    private boolean sampleLatent;

    @Option(names = "--readout", paramLabel = "MODE",
            description = "How painted instances and skeletons are read out: paper or improved (default).")
    private Optional<String> mode = Optional.empty();

    @Option(names = "--readout-set", paramLabel = "NAME=VALUE", split = ",",
            description = "Change a constant of the read-out, such as instances.black=0.3; several with ,.")
    private Map<String, String> constants = new LinkedHashMap<>();

    Request request(Progress progress) {
        Request request = Request.defaults().withProgress(progress);
        request = steps.map(request::withSteps).orElse(request);
        request = guidance.map(request::withGuidance).orElse(request);
        request = seed.map(request::withSeed).orElse(request);
        request = samples.map(request::withSamples).orElse(request);
        request = request.withReadOut(readOut());
        return sampleLatent ? request.withLatent(PhotoLatent.SAMPLE) : request;
    }

    private ReadOutSettings readOut() {
        ReadOutSettings settings = ReadOutSettings.defaults();
        settings = mode.map(ReadOutSettings.Mode::parse).map(settings::withMode).orElse(settings);
        for (Map.Entry<String, String> constant : constants.entrySet()) {
            settings = settings.with(constant.getKey(), constant.getValue());
            requireUsed(constant.getKey(), settings.mode());
        }
        return settings;
    }

    /** A constant of the algorithm that is not asked for would change nothing, and nobody would know. */
    private static void requireUsed(String name, ReadOutSettings.Mode mode) {
        boolean paper = mode == ReadOutSettings.Mode.PAPER;
        if (name.startsWith(paper ? "instances." : "paper.")) {
            throw new UsageException("--readout-set " + name + " changes nothing in the mode " + mode
                    + (paper ? "; take --readout paper away" : "; add --readout paper"));
        }
    }
}
