package org.diception.cli;

import java.util.Optional;
import org.diception.PhotoLatent;
import org.diception.Progress;
import org.diception.Request;
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

    @Option(names = "--sample-latent",
            description = "Draw the photo's latent with the seed instead of taking its middle.")
    private boolean sample;

    Request request(Progress progress) {
        Request request = Request.defaults().withProgress(progress);
        request = steps.map(request::withSteps).orElse(request);
        request = guidance.map(request::withGuidance).orElse(request);
        request = seed.map(request::withSeed).orElse(request);
        return sample ? request.withLatent(PhotoLatent.SAMPLE) : request;
    }
}
