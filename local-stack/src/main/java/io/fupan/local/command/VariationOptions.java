package io.fupan.local.command;

import io.fupan.local.demo.Variation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the demonstration's events are sent; for tests of the platform. */
final class VariationOptions {

    @Option(names = "--shuffle", paramLabel = "SEED", description = "Send the CRM events in an arbitrary order.")
    private @Nullable Long shuffle;

    @Option(names = "--twice", description = "Send every CRM event a second time.")
    private boolean twice;

    @Option(names = "--late", paramLabel = "HOURS", description = "Send each CRM event up to so many hours late.")
    private double lateHours;

    @Option(names = "--reverse", paramLabel = "N", description = "Reopen N won deals and lose them three days later.")
    private int reverse;

    Variation variation() {
        return new Variation(shuffle, twice, lateHours, reverse);
    }
}
