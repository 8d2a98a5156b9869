package io.fupan.local.command;

import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.stack.Installation;
import io.fupan.local.stack.Platform;
import java.util.concurrent.CountDownLatch;

/** Runs the platform in the foreground, until Ctrl-C or {@code fupan stop}. */
final class Foreground {

    private final Console console = Console.standard();
    private final Installation installation;
    private final DataFolder data;

    Foreground(Installation installation, DataFolder data) {
        this.installation = installation;
        this.data = data;
    }

    /** What is done between the start and the announcement that all is ready. */
    interface Loading {
        void load(Platform platform, Console console) throws InterruptedException;
    }

    int run(int port, Loading loading) throws InterruptedException {
        Platform platform = Platform.on(installation, data, port, console);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(platform)));
        platform.start(installation);
        loading.load(platform, console);
        announce(platform);
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(Platform platform) {
        console.line("Stopping ...");
        platform.close();
        console.line("Stopped.");
    }

    private void announce(Platform platform) {
        String url = platform.addresses().gatewayUrl();
        console.line("Fupan is ready: " + url);
        console.line("");
        console.line("  Console        " + url);
        console.line("  A number       curl -H \"Authorization: Bearer $(./fupan token manager" + dataOption() + ")\" '"
                + url + "/api/v1/metrics/winRate?period=all'");
        console.line("  The topics     kcat -b 127.0.0.1:" + platform.addresses().port("broker") + " -L");
        console.line("  What runs      ./fupan status" + dataOption());
        console.line("  Stop           Ctrl-C, or ./fupan stop" + dataOption());
    }

    private String dataOption() {
        boolean usual = data.root().equals(new DataOption().folder(installation).root());
        return usual ? "" : " --data '" + data.root() + "'";
    }
}
