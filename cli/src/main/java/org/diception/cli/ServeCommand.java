package org.diception.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.InputException;
import org.diception.server.Capacity;
import org.diception.server.Limits;
import org.diception.server.Server;
import org.diception.server.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code diception serve}: the model behind HTTP, until somebody stops it. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Answer questions about photos over HTTP, with a page for people at /. /openapi.json describes"
                    + " every call. One line of JSON for each request goes to stdout.",
            "Ctrl-C or SIGTERM: nothing more is taken, what was accepted is answered, then it ends."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception serve",
            "  diception serve --host 0.0.0.0 --token-file token.txt --model models/sd3 --precision bf16",
            "  curl -F photo=@photo.jpg -F task=depth -H 'Accept: image/png' -o depth.png"
                    + " http://127.0.0.1:8080/v1/predict"
        })
final class ServeCommand implements Callable<Integer> {
    private static final String TOKEN_VARIABLE = "DICEPTION_TOKEN";
    private static final int MEGA = 1_000_000;

    private final Terminal terminal;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "Address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080",
            description = "Port, 0 for any. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--token-file", paramLabel = "FILE",
            description = "Ask clients for the bearer token in this file, or in $" + TOKEN_VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--waiting", paramLabel = "N",
            description = "Requests that may wait; what comes on top gets 503. Default: 64.")
    private Optional<Integer> waiting = Optional.empty();

    @Option(names = "--deadline", paramLabel = "SECONDS",
            description = "How long a request may take, a job ten times as long. Default: 120.")
    private Optional<Integer> deadline = Optional.empty();

    @Option(names = "--drain", paramLabel = "SECONDS",
            description = "How long to go on with accepted work when stopped. Default: 60.")
    private Optional<Integer> drain = Optional.empty();

    @Option(names = "--max-mebibytes", paramLabel = "N", description = "Largest photo file. Default: 32.")
    private Optional<Integer> mebibytes = Optional.empty();

    @Option(names = "--max-megapixels", paramLabel = "N", description = "Largest photo. Default: 50.")
    private Optional<Integer> megapixels = Optional.empty();

    @Option(names = "--photo-memory", paramLabel = "MEBIBYTES",
            description = "For photos that are kept. Default: an eighth of the Java heap.")
    private Optional<Integer> photoMemory = Optional.empty();

    @Option(names = "--label-studio-files", paramLabel = "DIR",
            description = "Where Label Studio keeps pictures: its media folder, or the root of its local"
                    + " files. Several times for several.")
    private List<Path> taskFiles = List.of();

    @Mixin
    private ModelOptions model;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Settings settings = settings();
        if (!settings.isLocal() && settings.token().isEmpty()) {
            terminal.err().println("diception: everybody who reaches " + host
                    + " can ask; --token-file keeps others out");
        }
        int batch = settings.capacity().batch();
        try (Server server = Server.start(settings, () -> model.load(batch), model.tasks(), terminal.out())) {
            terminal.err().println("diception: listening on http://" + host + ":" + server.port()
                    + "; Ctrl-C stops");
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "diception-stop"));
            server.await();
        }
        return 0;
    }

    private Settings settings() {
        Capacity capacity = Capacity.standard();
        capacity = capacity.withBatch(model.batch(capacity.batch()));
        capacity = waiting.map(capacity::withWaiting).orElse(capacity);
        capacity = deadline.map(Duration::ofSeconds).map(capacity::withDeadline).orElse(capacity);
        capacity = drain.map(Duration::ofSeconds).map(capacity::withDrain).orElse(capacity);
        capacity = photoMemory.map(value -> (long) value << 20).map(capacity::withPhotoBytes)
                .orElse(capacity);
        Limits usual = Limits.DEFAULT;
        Limits limits = new Limits(
                mebibytes.map(value -> (long) value << 20).orElse(usual.bytes()),
                megapixels.map(value -> (long) value * MEGA).orElse(usual.pixels()), usual.upload());
        Settings settings = Settings.standard().withAddress(host, port)
                .withLimits(limits).withCapacity(capacity).withTaskFiles(taskFiles);
        return token().map(settings::withToken).orElse(settings);
    }

    private Optional<String> token() {
        if (tokenFile.isEmpty()) {
            return Optional.ofNullable(System.getenv(TOKEN_VARIABLE));
        }
        try {
            return Optional.of(Files.readString(tokenFile.get()).strip());
        } catch (IOException e) {
            throw new InputException(tokenFile.get() + ": cannot be read (" + e
                    + "); a file with the token alone is wanted", e);
        }
    }
}
