package io.fupan.local.command;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Secrets;
import io.fupan.local.demo.Demo;
import io.fupan.local.demo.Door;
import io.fupan.local.demo.Variation;
import io.fupan.local.stack.Installation;
import io.fupan.local.stack.Platform;
import io.fupan.local.stack.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fupan demo}: the platform with the demonstration, or the demonstration for a platform that runs elsewhere. */
@Command(name = "demo", description = "Starts the platform with demonstration data; Ctrl-C stops it.")
final class DemoCommand implements Callable<Integer> {

    static final int GATEWAY_PORT = 8080;

    private static final String TOKEN = "FUPAN_TOKEN";
    private static final String MANAGER_TOKEN = "FUPAN_MANAGER_TOKEN";
    private static final String WEBHOOK_SECRET = "FUPAN_WEBHOOK_SECRET";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final VariationOptions variation = new VariationOptions();

    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway (default: ${DEFAULT-VALUE}).")
    private int port = GATEWAY_PORT;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Load into the platform that runs there, instead of starting one.")
    private @Nullable URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "With --url: bearer token of role integration (or environment variable " + TOKEN
                    + "); " + MANAGER_TOKEN + " holds one of role manager if that is another.")
    private @Nullable String token;

    @Option(
            names = "--webhook-secret-file",
            paramLabel = "FILE",
            description = "With --url: file with the secret of webhook connection 'demo' (or environment variable "
                    + WEBHOOK_SECRET + ").")
    private @Nullable Path secretFile;

    @Override
    public Integer call() throws InterruptedException {
        if (url != null) {
            new Demo(remoteDoor(url), variation.variation(), Console.standard()).load();
            return 0;
        }
        Installation installation = Installation.current();
        DataFolder folder = data.folder(installation);
        folder.markAsDemo();
        return new Foreground(installation, folder)
                .run(port, (platform, console) -> loadOnce(installation, folder, platform, console));
    }

    private void loadOnce(Installation installation, DataFolder folder, Platform platform, Console console)
            throws InterruptedException {
        Variation wanted = variation.variation();
        LoadedMark mark = new LoadedMark(folder, wanted);
        if (mark.isSet()) {
            console.line("The demonstration is loaded already.");
            return;
        }
        new Demo(localDoor(installation, platform), wanted, console).load();
        mark.set();
    }

    private static Door localDoor(Installation installation, Platform platform) {
        Secrets secrets = platform.secrets();
        Tokens tokens = new Tokens(installation, secrets);
        String integration = tokens.issue("integration", List.of());
        String manager = tokens.issue("manager", List.of());
        URI gateway = URI.create("http://127.0.0.1:" + platform.addresses().port("gateway"));
        return new Door(gateway, secrets.webhook(Secrets.DEMO), () -> integration, () -> manager);
    }

    private Door remoteDoor(URI gateway) {
        String integration = required(
                token != null ? token : System.getenv(TOKEN), "--url needs a token: --token or " + TOKEN);
        String manager = System.getenv().getOrDefault(MANAGER_TOKEN, integration);
        String secret = required(
                secretFile != null ? read(secretFile) : System.getenv(WEBHOOK_SECRET),
                "--url needs the secret of webhook connection 'demo': --webhook-secret-file or " + WEBHOOK_SECRET);
        return new Door(gateway, secret, () -> integration, () -> manager);
    }

    private static String required(@Nullable String value, String message) {
        if (value == null || value.isBlank()) {
            throw new CannotContinue(message);
        }
        return value.strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CannotContinue("The secret cannot be read from " + file + ": " + e, e);
        }
    }
}
