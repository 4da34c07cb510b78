package org.diception.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A window with the page in it, what a person does there, and all that its console complains of. */
final class Tab implements AutoCloseable {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final Set<String> BAD = Set.of("serious", "critical");
    private static final double PATIENCE = 60_000; // one core, shared

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Tab(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // Chromium itself writes refused requests there; the page says them in words
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address);
    }

    /** A window of a desk's size. */
    static Tab open(Browser browser, String address) {
        return open(browser, address, 1280, 850, ColorScheme.LIGHT);
    }

    static Tab open(Browser browser, String address, int width, int height, ColorScheme scheme) {
        return new Tab(browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
                .setColorScheme(scheme)), address);
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Takes an example photo: 1 is a cup of coffee. */
    Tab takeExample(int number) {
        page.click("#gallery button:nth-child(" + number + ")");
        page.waitForSelector("#work:not([hidden])");
        return this;
    }

    /** Clicks on the photo at shares of its width and height. */
    void clickPhoto(double x, double y) {
        BoundingBox box = find("#photo").boundingBox();
        page.mouse().click(box.x + x * box.width, box.y + y * box.height);
    }

    /** Moves the pointer over the photo. */
    void pointAt(double x, double y) {
        BoundingBox box = find("#photo").boundingBox();
        page.mouse().move(box.x + x * box.width, box.y + y * box.height);
    }

    /** Ticks these questions, and no others, and asks. */
    void ask(String... tasks) {
        for (Locator box : find("[name=task]").all()) {
            box.setChecked(List.of(tasks).contains(box.getAttribute("value")));
        }
        page.click("#go");
    }

    void sees(String selector, String words) {
        assertThat(find(selector)).containsText(words, new com.microsoft.playwright.assertions
                .LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    void sees(String selector, int count) {
        assertThat(find(selector)).hasCount(count, new com.microsoft.playwright.assertions
                .LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }

    /** Waits until nothing is being asked any more. */
    void isQuiet() {
        assertThat(find("#progress")).isHidden(new com.microsoft.playwright.assertions
                .LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
    }

    /** Leaves a picture of the whole page, and lets axe look at it: nothing serious. */
    void look(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
        assertThat(new AxeBuilder(page).analyze().getViolations().stream()
                .filter(rule -> BAD.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml()))
                .as("what axe says of " + name).isEmpty();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the console says").isEmpty();
    }
}
