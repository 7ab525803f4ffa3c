package dev.kaam.web;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The machine's own Chromium, driven by Playwright. Only the thread that started it may use it. */
final class Chromium implements AutoCloseable {
    private static final double PATIENCE_MS = 30_000;
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser process;

    private Chromium(Playwright playwright, com.microsoft.playwright.Browser process) {
        this.playwright = playwright;
        this.process = process;
    }

    static Chromium start() {
        Path executable = executable();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions().setExecutablePath(executable).setArgs(QUIETLY);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** A window of its own, 1280 px wide, in English, in which nothing is remembered and nothing moves. */
    BrowserContext window() {
        var options = new NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Asia/Kolkata")
                .setViewportSize(1280, 800)
                .setReducedMotion(ReducedMotion.REDUCE);
        return process.newContext(options);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path executable() {
        String named = System.getenv("KAAM_CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        List<String> folders = List.of(path.split(Pattern.quote(File.pathSeparator), -1));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need Chromium. Install it"
                                        + " (Debian: apt-get install chromium-headless-shell, or chromium), or set KAAM_CHROMIUM to where it is."));
    }
}
