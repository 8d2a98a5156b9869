package io.fupan.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as the console's reader. */
final class Browser implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver chrome;

    private Browser(ChromeDriver chrome) {
        this.chrome = chrome;
    }

    /** Whether there is one on this machine. */
    static boolean isInstalled() {
        return Files.isExecutable(BINARY) && Files.isExecutable(DRIVER);
    }

    static Browser open() throws IOException {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1600",
                "--user-data-dir=" + Files.createTempDirectory("fupan-browser-"));
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.chrome.manage().timeouts().implicitlyWait(Duration.ofSeconds(20));
        return browser;
    }

    void go(String url) {
        chrome.get(url);
        awaitLoaded();
    }

    void click(String selector) {
        find(selector).click();
        awaitLoaded();
    }

    WebElement find(String selector) {
        return chrome.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return chrome.findElements(By.cssSelector(selector));
    }

    String language() {
        return find("html").getAttribute("lang");
    }

    /** What scripts and policies complained about. */
    List<String> complaints() {
        return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    void photograph(Path file) throws IOException {
        Files.write(file, chrome.getScreenshotAs(OutputType.BYTES));
    }

    private void awaitLoaded() {
        find("#main[aria-busy=false]");
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> (Boolean) chrome.executeScript("return document.querySelector('.loading') === null"));
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
