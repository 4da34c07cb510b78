package org.diception.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium. Playwright brings a driver and must not fetch a browser of its own. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", // build servers run as root
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"); // its own picture

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program).setArgs(ARGUMENTS));
    }

    /** Starts it; where there is none the tests that ask are reported as skipped. */
    static Chromium start() {
        Optional<Path> program = find();
        Assumptions.assumeTrue(program.isPresent(),
                "no Chromium on the PATH; Debian's package 'chromium' lets these tests run");
        return new Chromium(program.get());
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> find() {
        List<Path> folders = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of).toList();
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .flatMap(path -> Files.isExecutable(path) ? Stream.of(path) : Stream.empty()).findFirst();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
