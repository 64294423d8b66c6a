package io.wanping.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One headless Chromium for a run of the tests, started on first use; each test gets a profile of its own. Tests that need it are
 * skipped, or fail where it is required, when Chromium is not installed.
 */
public final class Browser {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Path PICTURES = Path.of("target", "pictures");

    private static @Nullable Playwright playwright;
    private static com.microsoft.playwright.@Nullable Browser chromium;

    private Browser() {}

    /** A person's window, 1440 by 900, Chinese first. Close its context at the end of the test. */
    public static Page open(String origin) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(origin)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setAcceptDownloads(true)
                        .setViewportSize(1440, 900));
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    /** Keeps a picture of the window for people to look at. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        Path program = Requirement.BROWSER.orSkip();
        if (chromium == null) {
            Playwright started = Playwright.create();
            playwright = started;
            chromium = started.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true)
                            .setArgs(FLAGS));
            Runtime.getRuntime().addShutdownHook(new Thread(Browser::stop, "stop Chromium"));
        }
        return chromium;
    }

    private static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
