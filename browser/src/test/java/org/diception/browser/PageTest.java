package org.diception.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.diception.Diception;
import org.diception.Task;
import org.diception.server.Server;
import org.diception.server.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does on the page, in a real browser. */
class PageTest {
    private static Chromium chromium;
    private static Server server;
    private Tab tab;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = start(new CountDownLatch(0));
        server.model().join();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    @BeforeEach
    void open() {
        tab = Tab.open(chromium.browser(), address(server));
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void itIsThereBeforeTheModel() {
        CountDownLatch loading = new CountDownLatch(1);
        try (Server slow = start(loading); Tab early = Tab.open(chromium.browser(), address(slow))) {
            early.sees("#model", "the model is loading");
            early.sees("#tasks input", 6);
            assertThat(early.page().evaluate(
                    "performance.getEntriesByName('first-contentful-paint').length")).isEqualTo(1);
            early.takeExample(1);
            loading.countDown();
            early.sees("#model", "256x256 pixels");
        } finally {
            loading.countDown();
        }
    }

    @Test
    void allTasksAreAskedAtOnceAndLookedAt() {
        tab.look("start");
        tab.takeExample(1);
        tab.clickPhoto(0.5, 0.4);
        tab.sees("#legend", "% of the photo");
        tab.find("#class-name").fill("cup");
        tab.ask("depth", "normal", "segment", "entity", "semantic", "pose");
        tab.sees("#shown button", 6);
        tab.isQuiet();
        tab.look("answers");

        show("depth", "disparity");
        tab.page().click("text=In space");
        tab.page().keyboard().press("ArrowRight");
        tab.look("space");
        show("normal", "normal x");
        show("segment", "belongs to it");
        show("entity", "");
        tab.find("#things button").first().hover();
        tab.look("entity");
        show("semantic", "");
        show("pose", "");
    }

    @Test
    void answersAreComparedAndKeptAsFiles() {
        tab.takeExample(2);
        tab.ask("depth");
        tab.sees("#shown button", 1);
        tab.find("#compare").fill("40");
        tab.find("#opacity").fill("100");
        tab.look("compare");
        tab.page().click("#downloads summary");
        Download file = tab.page().waitForDownload(() -> tab.page().click("#downloads >> text=png16"));
        assertThat(file.suggestedFilename()).isEqualTo("depth.png16.png");
        assertThat(file.path()).isNotEmptyFile();
    }

    @Test
    void fiveClicksAndNoMoreAndBack() {
        tab.takeExample(1);
        for (int i = 1; i <= 6; i++) {
            tab.clickPhoto(0.3 + 0.05 * i, 0.5);
            tab.sees(".point", Math.min(5, i));
        }
        tab.sees("#problem", "at most 5 points");
        tab.page().click("#undo");
        tab.sees(".point", 4);
        tab.sees("#legend", "% of the photo");
        tab.page().click("#reset");
        tab.sees(".point", 0);
        tab.sees("#shown button", 0);
    }

    @Test
    void theKeyboardIsEnough() {
        tab.page().focus("#gallery button");
        tab.page().keyboard().press("Enter");
        tab.page().waitForSelector("#stage:focus");
        tab.page().keyboard().press("ArrowLeft");
        tab.page().keyboard().press("Enter");
        tab.sees(".point", 1);
        tab.sees("#legend", "% of the photo");
        tab.page().keyboard().press("Backspace");
        tab.sees(".point", 0);
    }

    @Test
    void aClassIsPickedFromEighty() {
        tab.takeExample(2);
        tab.sees("#classes option", 80);
        tab.find("#class-name").fill("person");
        tab.ask("semantic");
        tab.sees("#legend", "found");
        tab.find("#class-name").fill("unicorn");
        tab.ask("semantic");
        tab.sees("#problem", "does not know the class 'unicorn'");
        tab.look("problem");
    }

    @Test
    void whatTakesLongSaysHowLongAndIsCancelled() {
        tab.takeExample(1);
        tab.page().click("summary >> text=Settings");
        tab.find("#steps").fill("1000");
        tab.ask("normal");
        tab.sees("#progress span", "of 1000");
        tab.sees("#progress span", "left");
        tab.look("progress");
        tab.page().click("#cancel");
        tab.isQuiet();
        tab.find("#steps").fill("1");
        tab.ask("normal"); // which would wait, had the other one gone on
        tab.sees("#shown button", 1);
    }

    @Test
    void aBadFileIsSaidInWords() {
        tab.find("#file").setInputFiles(new FilePayload("x.jpg", "image/jpeg", new byte[] {1, 2, 3}));
        tab.sees("#problem", "give a JPEG");
        tab.page().click("#problem button");
        tab.page().evaluate("""
                () => {
                    const drop = new DataTransfer();
                    drop.items.add(new File([Uint8Array.from([1])], 'x.png', { type: 'image/png' }));
                    const init = { dataTransfer: drop, bubbles: true, cancelable: true };
                    document.dispatchEvent(new DragEvent('drop', init));
                }""");
        tab.sees("#problem", "give a JPEG");
        tab.find("#file").setInputFiles(Path.of("../examples/rocket.jpg"));
        tab.page().waitForSelector("#work:not([hidden])");
        tab.sees("#problem:not([hidden])", 0);
    }

    @Test
    void twoTabsAtOnceDoNotMindEachOther() {
        try (Tab other = Tab.open(chromium.browser(), address(server))) {
            tab.takeExample(1);
            other.takeExample(3);
            tab.ask("depth", "normal", "entity");
            other.ask("normal", "depth");
            other.clickPhoto(0.5, 0.5);
            tab.sees("#shown button", 3);
            other.sees("#shown button", 3);
        }
    }

    @Test
    void theCameraTakesAPhotoAndEarlierOnesComeBack() {
        tab.page().click("#camera");
        tab.page().click("#shoot");
        tab.page().waitForSelector("#work:not([hidden])");
        tab.ask("depth");
        tab.clickPhoto(0.5, 0.5);
        tab.sees("#shown button", 2);
        tab.isQuiet();
        tab.page().click("#other");
        tab.takeExample(1);
        tab.sees("#shown button", 0);
        tab.page().click("#other");
        tab.sees("#earlier button", 2);
        tab.look("earlier");
        tab.find("#earlier button").last().click();
        tab.sees("#shown button", 2);
        tab.sees(".point", 1);
    }

    @Test
    void aTelephoneInTheDarkIsWideEnough() {
        try (Tab small = Tab.open(chromium.browser(), address(server), 360, 740, ColorScheme.DARK)) {
            small.look("telephone-start");
            small.takeExample(2);
            small.ask("depth", "entity");
            small.sees("#shown button", 2);
            small.isQuiet();
            assertThat(small.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            small.look("telephone");
        }
    }

    @Test
    void darkIsOneClickAway() {
        tab.page().click("#theme");
        tab.takeExample(1);
        tab.ask("entity");
        tab.sees("#shown button", 1);
        tab.isQuiet();
        tab.look("dark");
    }

    private void show(String task, String value) {
        tab.page().click("#shown >> text=" + task);
        tab.pointAt(0.4, 0.4);
        tab.pointAt(0.5, 0.4);
        tab.sees("#value", value);
    }

    private static Server start(CountDownLatch loading) {
        return Server.start(Settings.standard().withAddress("127.0.0.1", 0), () -> {
            try {
                loading.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Diception.nano();
        }, Task.all(), new PrintStream(OutputStream.nullOutputStream()));
    }

    private static String address(Server of) {
        return "http://127.0.0.1:" + of.port() + "/";
    }
}
